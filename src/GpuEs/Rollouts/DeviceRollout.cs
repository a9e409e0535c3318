using ILGPU;

namespace GpuEs;

/// <summary>Plays episodes on a device.</summary>
/// <param name="play">Plays an episode a thread.</param>
/// <param name="playMemberMajor">What plays instead where a member's parameters are neighbours; null for the same.</param>
internal sealed class DeviceRollout(
    Action<Index1D, RolloutArguments> play, Action<Index1D, RolloutArguments>? playMemberMajor = null) : DeviceEvaluation
{
    public override void Run(
        int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members, DeviceEpisodes episodes)
    {
        var kernel = layout.ParameterStride == 1 && playMemberMajor is not null ? playMemberMajor : play;
        int instances = chunk.Count * episodes.Options.PerMember, threads;
        for (int first = 0; first < instances; first += threads)
        {
            threads = Math.Min(episodes.Workspaces.Threads, instances - first);
            kernel(threads, new(
                episodes.Options.At(generation), chunk.First, first, layout, members, episodes.Data,
                episodes.Workspaces.View, episodes.StepCap, episodes.Returns, episodes.Steps));
        }
    }
}
