using ILGPU;

namespace GpuEs;

/// <summary>Steps instances of a mechanism, a thread each; workspaces lie in tiles of threads.</summary>
internal static class BodyStepKernel
{
    /// <param name="Layout">The mechanism's.</param>
    /// <param name="Steps">mj_steps to take.</param>
    /// <param name="Wholes">The tables' whole numbers.</param>
    /// <param name="Numbers">The tables' floats.</param>
    /// <param name="Workspaces">Of all instances, in whole tiles.</param>
    public readonly record struct Arguments(
        BodyLayout Layout, int Steps, ArrayView<int> Wholes, ArrayView<float> Numbers, ArrayView<Real> Workspaces);

    public static void Step(Index1D index, Arguments arguments)
    {
        BodyLayout layout = arguments.Layout;
        var cells = DeviceWorkspace<Real>.Of(arguments.Workspaces, index, layout.WorkspaceSize);
        var tables = new DeviceTables(arguments.Wholes, arguments.Numbers);
        for (int step = 0; step < arguments.Steps; step++)
            PhysicsStep<Real, DeviceWorkspace<Real>, DeviceTables>.Run(cells, tables, layout);
    }
}
