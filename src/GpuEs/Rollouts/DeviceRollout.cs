using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Plays episodes on a device.</summary>
internal sealed class DeviceRollout<TEnvironment, TPolicy>(ComputeDevice device) : DeviceEvaluation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    private readonly Action<Index1D, RolloutKernel<TEnvironment, TPolicy>.Arguments> play = device.Accelerator
        .LoadAutoGroupedStreamKernel<Index1D, RolloutKernel<TEnvironment, TPolicy>.Arguments>(
            RolloutKernel<TEnvironment, TPolicy>.Play);

    public override void Run(
        int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members, DeviceEpisodes episodes) =>
        play(chunk.Count * episodes.Options.PerMember, new(
            episodes.Options.At(generation), chunk.First, layout, members, episodes.StepCap, episodes.Returns,
            episodes.Steps));
}
