using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Plays episodes on a device.</summary>
internal sealed class DeviceRollout<TEnvironment, TPolicy> : DeviceEvaluation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    private readonly Action<Index1D, RolloutKernel<TEnvironment, TPolicy>.Arguments> play;

    public DeviceRollout(ComputeDevice device, EpisodeOptions episodes)
        : base(device, episodes) =>
        play = device.Accelerator
            .LoadAutoGroupedStreamKernel<Index1D, RolloutKernel<TEnvironment, TPolicy>.Arguments>(
                RolloutKernel<TEnvironment, TPolicy>.Play);

    public override void Run(int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members) =>
        play(chunk.Count * Episodes.PerMember, new(
            Episodes.At(generation), chunk.First, layout, members, StepCap, Returns, Steps));
}
