namespace GpuEs;

/// <summary>One mj_step by the mechanism's own integrator.</summary>
internal static class PhysicsStep<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        if (layout.IsEuler != 0)
            EulerStep<T, TCells, TTables>.Run(cells, tables, layout);
        else
            RungeKuttaStep<T, TCells, TTables>.Run(cells, tables, layout);
    }
}
