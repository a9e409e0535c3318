namespace GpuEs;

/// <summary>All that does not depend on constraints: from qpos, qvel and ctrl to qacc_smooth, with qM factored in qLD.</summary>
internal static class SmoothDynamics<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        Kinematics<T, TCells, TTables>.Run(cells, tables, layout);
        CenterOfMass<T, TCells, TTables>.Run(cells, tables, layout);
        Velocities<T, TCells, TTables>.Run(cells, tables, layout);
        BiasForces<T, TCells, TTables>.Run(cells, tables, layout);
        PassiveForces<T, TCells, TTables>.Run(cells, tables, layout);
        Actuation<T, TCells, TTables>.Run(cells, tables, layout);
        MassMatrix<T, TCells, TTables>.Run(cells, tables, layout);
        Acceleration(cells, tables, layout);
    }

    private static void Acceleration(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int dof = 0; dof < layout.Nv; dof++)
        {
            T smooth = cells[layout.QfrcPassive + dof] - cells[layout.QfrcBias + dof] + cells[layout.QfrcActuator + dof];
            cells[layout.QfrcSmooth + dof] = smooth;
            cells[layout.QaccSmooth + dof] = smooth;
        }

        for (int k = 0; k < MassMatrix<T, TCells, TTables>.RowStart(layout.Nv); k++)
            cells[layout.QLD + k] = cells[layout.QM + k];
        Factorization<T, TCells, TTables>.Factor(cells, tables, layout, fullTo: 0);
        Factorization<T, TCells, TTables>.Solve(cells, tables, layout, layout.QaccSmooth, fullTo: 0);
    }
}
