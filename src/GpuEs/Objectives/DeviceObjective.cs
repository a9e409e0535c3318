using ILGPU;

namespace GpuEs;

/// <summary>Evaluates an objective on a device.</summary>
internal sealed class DeviceObjective<TObjective>(ComputeDevice device, int dimension) : DeviceEvaluation
    where TObjective : unmanaged, IDataObjective<TObjective>
{
    private readonly Action<Index1D, ObjectiveKernel<TObjective>.Arguments> evaluate =
        device.Load<ObjectiveKernel<TObjective>.Arguments>(ObjectiveKernel<TObjective>.Evaluate);

    public override void Run(
        int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members, DeviceEpisodes episodes) =>
        evaluate(chunk.Count, new(
            dimension, chunk.First, layout, members, episodes.Data, episodes.Returns, episodes.Steps));
}
