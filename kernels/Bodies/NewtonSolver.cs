namespace GpuEs;

/// <summary>
/// qacc under constraints: the minimum of 1/2 (a - qacc_smooth)' M (a - qacc_smooth) + 1/2 sum of D min(0, J a - aref)^2 by
/// Newton's method, as mj_solNewton [Todorov, MuJoCo, "Computation: Constraint solver"], from qacc_warmstart. Lanes that are
/// done stay as they are while others go on.
/// </summary>
internal static class NewtonSolver<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // At most 8 were needed in 69,000 evaluations of random play from warm starts; a lane that needs more is counted as failed.
    public const int IterationLimit = 16;

    /// <summary>Writes qacc and qfrc_constraint; the mask says which lanes were not done at the limit.</summary>
    public static T Run(TCells cells, TTables tables, in BodyLayout layout, in ConstraintSet<T> set)
    {
        T isLive = set.IsHeld;
        for (int k = 0; k < layout.Nv; k++)
        {
            cells[layout.Qacc + k] = T.Select(isLive, cells[layout.QaccWarmstart + k], cells[layout.QaccSmooth + k]);
            cells[layout.QfrcConstraint + k] = 0f;
        }

        if (set.Count == 0)
            return isLive;
        ConstraintRows<T, TCells, TTables>.Residuals(cells, tables, layout, set.Count, layout.Qacc, isLive);
        for (int iteration = 0; iteration < IterationLimit && T.Any(isLive); iteration++)
            isLive = Iterate(cells, tables, layout, set, isLive);
        ConstraintForces<T, TCells, TTables>.Run(cells, tables, layout, set);
        return isLive;
    }

    // One step; the mask says which lanes go on.
    private static T Iterate(TCells cells, TTables tables, in BodyLayout layout, in ConstraintSet<T> set, T isLive)
    {
        MassMatrix<T, TCells, TTables>.Multiply(cells, tables, layout, layout.Qacc, layout.Ma);
        for (int k = 0; k < layout.Nv; k++)
        {
            T smooth = cells[layout.Ma + k] - cells[layout.QfrcSmooth + k];
            cells[layout.Ma + k] = smooth;
            cells[layout.Gradient + k] = smooth;
        }

        Hessian<T, TCells, TTables>.Assemble(cells, tables, layout, set.Count, isLive);
        int fullTo = T.Any(isLive & set.IsBranched) ? set.BranchedTo : 0;
        Factorization<T, TCells, TTables>.Factor(cells, tables, layout, fullTo);
        for (int k = 0; k < layout.Nv; k++)
            cells[layout.Search + k] = -cells[layout.Gradient + k];
        Factorization<T, TCells, TTables>.Solve(cells, tables, layout, layout.Search, fullTo);
        for (int k = 0; k < layout.Nv; k++)
            cells[layout.Search + k] += 0f;
        ConstraintRows<T, TCells, TTables>.Products(cells, tables, layout, set.Count, layout.Search, isLive);

        T step = 1f, goesOn = isLive & LineSearch<T, TCells, TTables>.Flips(cells, tables, layout, set.Count, isLive);
        if (T.Any(goesOn))
            step = T.Select(goesOn, LineSearch<T, TCells, TTables>.Step(cells, tables, layout, set.Count, goesOn), step);
        for (int k = 0; k < layout.Nv; k++)
        {
            T before = cells[layout.Qacc + k];
            cells[layout.Qacc + k] = T.Select(isLive, T.MultiplyAdd(step, cells[layout.Search + k], before), before);
        }

        ConstraintRows<T, TCells, TTables>.Advance(cells, tables, layout, set.Count, step, isLive);
        return goesOn;
    }
}
