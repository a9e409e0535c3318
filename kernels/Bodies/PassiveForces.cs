namespace GpuEs;

/// <summary>qfrc_passive: dampers and springs of joints and of tendons, and what a fluid does to bodies, as mj_passive.</summary>
internal static class PassiveForces<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int dof = 0; dof < layout.Nv; dof++)
        {
            T damping = tables.Number(layout.DofNumbers + DofRecord.Numbers * dof + DofRecord.Damping);
            cells[layout.QfrcPassive + dof] = -(damping * cells[layout.Qvel + dof]);
        }

        for (int joint = 0; joint < layout.Njnt; joint++)
        {
            if (tables.Whole(layout.JointWholes + JointRecord.Wholes * joint + JointRecord.HasSpring) != 0)
                Spring(cells, tables, layout, joint);
        }

        for (int tendon = 0; tendon < layout.Ntendon; tendon++)
            TendonForces<T, TCells, TTables>.Run(cells, tables, layout, tendon);
        for (int body = 0; body < layout.Nfluid; body++)
            FluidForces<T, TCells, TTables>.Run(cells, tables, layout, body);
    }

    private static void Spring(TCells cells, TTables tables, in BodyLayout layout, int joint)
    {
        int wholes = layout.JointWholes + JointRecord.Wholes * joint, numbers = layout.JointNumbers + JointRecord.Numbers * joint;
        int at = layout.QfrcPassive + tables.Whole(wholes + JointRecord.DofAdr);
        T qpos = cells[layout.Qpos + tables.Whole(wholes + JointRecord.QposAdr)];
        T stretch = tables.Number(numbers + JointRecord.QposSpring) - qpos;
        cells[at] = T.MultiplyAdd(tables.Number(numbers + JointRecord.Stiffness), stretch, cells[at]);
    }
}
