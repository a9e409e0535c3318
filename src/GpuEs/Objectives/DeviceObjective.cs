using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Evaluates an objective on a device.</summary>
internal sealed class DeviceObjective<TObjective> : DeviceEvaluation
    where TObjective : unmanaged, IObjective<TObjective>
{
    private readonly Action<Index1D, ObjectiveKernel<TObjective>.Arguments> evaluate;
    private readonly int dimension;

    public DeviceObjective(ComputeDevice device, EpisodeOptions episodes, int dimension)
        : base(device, episodes)
    {
        this.dimension = dimension;
        evaluate = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ObjectiveKernel<TObjective>.Arguments>(
            ObjectiveKernel<TObjective>.Evaluate);
    }

    public override void Run(int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members) =>
        evaluate(chunk.Count, new(dimension, chunk.First, layout, members, Returns, Steps));
}
