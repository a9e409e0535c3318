using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Instances of a mechanism in a device's memory, a thread each.</summary>
internal sealed class DeviceBodies : IDisposable
{
    private readonly ComputeDevice device;
    private readonly BodyLayout layout;
    private readonly int count;
    private readonly Action<Index1D, BodyStepKernel.Arguments> step;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> wholes;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> numbers;
    private readonly MemoryBuffer1D<Real, Stride1D.Dense> workspaces;

    /// <summary>All instances are in the mechanism's own pose, at rest.</summary>
    public DeviceBodies(ComputeDevice device, MechanismTables tables, int count)
    {
        this.device = device;
        this.count = count;
        layout = tables.Layout;
        step = device.Load<BodyStepKernel.Arguments>(BodyStepKernel.Step);
        wholes = device.Allocate<int>(tables.Wholes);
        numbers = device.Allocate<float>(tables.Numbers);
        int tiles = (count + DeviceWorkspace<Real>.Tile - 1) / DeviceWorkspace<Real>.Tile;
        float[] cells = new float[(long)tiles * DeviceWorkspace<Real>.Tile * layout.WorkspaceSize];
        for (int instance = 0; instance < count; instance++)
        {
            for (int k = 0; k < layout.Nq; k++)
                cells[Cell(instance, layout.Qpos + k)] = tables.Qpos0[k];
        }

        workspaces = device.Allocate<Real>(MemoryMarshal.Cast<float, Real>(cells));
    }

    /// <summary>All cells of all instances, by <see cref="Cell"/>.</summary>
    public float[] Read() => [.. MemoryMarshal.Cast<Real, float>(workspaces.GetAsArray1D())];

    /// <summary>Replaces all cells of all instances.</summary>
    public void Write(float[] cells) => workspaces.View.BaseView.CopyFromCPU(MemoryMarshal.Cast<float, Real>(cells));

    /// <summary>Where a cell of an instance lies among all.</summary>
    public int Cell(int instance, int cell)
    {
        const int Tile = DeviceWorkspace<Real>.Tile;
        return (instance / Tile * layout.WorkspaceSize + cell) * Tile + instance % Tile;
    }

    /// <summary>Takes steps of the mechanism's own integrator and timestep.</summary>
    public void Step(int steps)
    {
        step(count, new(layout, steps, wholes.View, numbers.View, workspaces.View));
        device.Accelerator.Synchronize();
    }

    public void Dispose()
    {
        workspaces.Dispose();
        numbers.Dispose();
        wholes.Dispose();
    }
}
