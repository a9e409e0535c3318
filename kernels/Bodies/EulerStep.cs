namespace GpuEs;

/// <summary>
/// One mj_step by semi-implicit Euler with implicit damping, as mj_Euler: v' = v + h (M + h damping)^-1 M qacc,
/// q' = q + h v'.
/// </summary>
internal static class EulerStep<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        ForwardDynamics<T, TCells, TTables>.Run(cells, tables, layout);
        MassMatrix<T, TCells, TTables>.Multiply(cells, tables, layout, layout.Qacc, layout.Search);
        for (int k = 0; k < MassMatrix<T, TCells, TTables>.RowStart(layout.Nv); k++)
            cells[layout.QLD + k] = cells[layout.QM + k];
        for (int dof = 0; dof < layout.Nv; dof++)
        {
            int diagonal = layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(dof) + dof;
            T damping = tables.Number(layout.DofNumbers + DofRecord.Numbers * dof + DofRecord.Damping);
            cells[diagonal] = T.MultiplyAdd(damping, layout.Timestep, cells[diagonal]);
        }

        Factorization<T, TCells, TTables>.Factor(cells, tables, layout, fullTo: 0);
        Factorization<T, TCells, TTables>.Solve(cells, tables, layout, layout.Search, fullTo: 0);
        for (int dof = 0; dof < layout.Nv; dof++)
            cells[layout.Qvel + dof] = T.MultiplyAdd(cells[layout.Search + dof], layout.Timestep, cells[layout.Qvel + dof]);
        Integration<T, TCells, TTables>.Run(cells, tables, layout, layout.Qpos, layout.Qpos, layout.Qvel, layout.Timestep);
    }
}
