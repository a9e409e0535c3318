using ILGPU;

namespace GpuEs;

/// <summary>Plays episodes on a device.</summary>
internal sealed class DeviceRollout<TWorld, TPolicy>(ComputeDevice device) : DeviceEvaluation
    where TWorld : unmanaged, IWorld<TWorld>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    private readonly Action<Index1D, RolloutKernel<TWorld, TPolicy>.Arguments> play =
        Load(device, RolloutKernel<TWorld, TPolicy>.Play);

    // Only on the CPU accelerator, and what it plays unless the layout is a GPU's.
    private readonly Action<Index1D, RolloutKernel<TWorld, TPolicy>.Arguments>? playOnCpu =
        device.Description.Kind == DeviceKind.Cpu ? Load(device, RolloutKernel<TWorld, TPolicy>.PlayOnCpu) : null;

    public override void Run(
        int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members, DeviceEpisodes episodes)
    {
        var kernel = layout.ParameterStride == 1 && playOnCpu is not null ? playOnCpu : play;
        kernel(chunk.Count * episodes.Options.PerMember, new(
            episodes.Options.At(generation), chunk.First, layout, members, episodes.StepCap, episodes.Returns,
            episodes.Steps));
    }

    private static Action<Index1D, RolloutKernel<TWorld, TPolicy>.Arguments> Load(
        ComputeDevice device, Action<Index1D, RolloutKernel<TWorld, TPolicy>.Arguments> kernel) =>
        device.Load(kernel);
}
