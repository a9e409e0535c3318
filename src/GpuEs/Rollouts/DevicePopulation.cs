using ILGPU;

namespace GpuEs;

/// <summary>Perturbs and evaluates members on a device.</summary>
/// <param name="device">The device.</param>
/// <param name="options">What is played.</param>
/// <param name="data">What the episodes share; null for nothing.</param>
/// <param name="workspaceSize">Floats that each has for itself; 0 for none.</param>
internal abstract class DevicePopulation(
    ComputeDevice device, EpisodeOptions options, SharedData? data, int workspaceSize = 0) : IDisposable
{
    /// <summary>The episodes' returns and steps.</summary>
    public DeviceEpisodes Episodes { get; } = new(device, options, data, workspaceSize);

    /// <summary>Members that are evaluated at a time.</summary>
    public abstract int ChunkMembers { get; }

    /// <summary>Which kernels run, and why.</summary>
    public abstract string Path { get; }

    /// <summary>Perturbs a chunk of members by the generation's noise, and finds their returns.</summary>
    public abstract void Evaluate(int generation, MemberRange chunk, ArrayView<float> mean);

    public virtual void Dispose()
    {
        Episodes.Dispose();
        GC.SuppressFinalize(this);
    }
}
