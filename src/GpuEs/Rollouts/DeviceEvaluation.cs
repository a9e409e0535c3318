using ILGPU;

namespace GpuEs;

/// <summary>Members in, returns out, on a device; a thread per episode.</summary>
internal abstract class DeviceEvaluation
{
    /// <summary>Evaluates a chunk, whose first member is the layout's first.</summary>
    public abstract void Run(
        int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members, DeviceEpisodes episodes);
}
