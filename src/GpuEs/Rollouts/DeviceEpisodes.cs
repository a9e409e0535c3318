using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>What the episodes of a population leave on a device, and what they are played with.</summary>
internal sealed class DeviceEpisodes : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> returns;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> steps;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> stepCap;
    private readonly DataLease data;

    /// <param name="device">Where.</param>
    /// <param name="options">Which episodes.</param>
    /// <param name="data">What they share; null for nothing.</param>
    /// <param name="workspaceSize">Floats that each has for itself; 0 for none.</param>
    /// <exception cref="InsufficientMemoryException">There is no room for workspaces.</exception>
    public DeviceEpisodes(ComputeDevice device, EpisodeOptions options, SharedData? data, int workspaceSize = 0)
    {
        Options = options;
        long instances = (long)options.Population * options.PerMember;
        returns = device.Allocate<float>(instances);
        steps = device.Allocate<int>(instances);
        stepCap = device.Allocate([options.StepCap]);
        steps.MemSetToZero();
        this.data = device.Uploads.Take(data);
        Workspaces = new DeviceWorkspaces(device, instances, workspaceSize);
    }

    public EpisodeOptions Options { get; }

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public ArrayView<float> Returns => returns.View;

    /// <summary>[N x E] Steps taken.</summary>
    public ArrayView<int> Steps => steps.View;

    /// <summary>[1] Steps after which episodes are cut off.</summary>
    public ArrayView<int> StepCap => stepCap.View;

    /// <summary>What all episodes share; empty where there is nothing.</summary>
    public ArrayView<float> Data => data.View;

    /// <summary>One for each thread that plays.</summary>
    public DeviceWorkspaces Workspaces { get; }

    public void Dispose()
    {
        Workspaces.Dispose();
        returns.Dispose();
        steps.Dispose();
        stepCap.Dispose();
        data.Dispose();
    }
}
