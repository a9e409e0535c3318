namespace GpuEs;

/// <summary>
/// From qpos, qvel and ctrl to qacc, as mj_forward. What fails in a lane, Newton's method at its limit or a number that is
/// not finite, is counted in the lane's failures and stops nothing.
/// </summary>
internal static class ForwardDynamics<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        SmoothDynamics<T, TCells, TTables>.Run(cells, tables, layout);
        ConstraintSet<T> set = Constraints<T, TCells, TTables>.Run(cells, tables, layout);
        T isOpen = NewtonSolver<T, TCells, TTables>.Run(cells, tables, layout, set);
        T zeros = 0f;
        for (int k = 0; k < layout.Nv; k++)
        {
            T qacc = cells[layout.Qacc + k];
            cells[layout.QaccWarmstart + k] = qacc;
            zeros = T.MultiplyAdd(qacc, 0f, zeros);
        }

        T isFinite = zeros <= 0f;
        cells[layout.Failures] += T.Select(isOpen | !isFinite, 1f, 0f);
    }

    /// <summary>Makes a workspace of undefined content one: no failure, no warm start, no force; the state is the caller's.</summary>
    public static void Reset(TCells cells, in BodyLayout layout)
    {
        for (int k = layout.QaccWarmstart; k < layout.Blocks; k++)
            cells[k] = 0f;
    }
}
