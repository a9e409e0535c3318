using ILGPU;

namespace GpuEs;

/// <summary>Plays episodes: a thread per member and episode, any environment, any policy.</summary>
internal static class RolloutKernel<TEnvironment, TPolicy>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    /// <param name="Episodes">What is to be played.</param>
    /// <param name="FirstMember">The chunk's first member.</param>
    /// <param name="Layout">Where the members lie.</param>
    /// <param name="Members">[chunk members x P] by <paramref name="Layout"/>.</param>
    /// <param name="StepCap">[1] Steps after which an episode is cut off.</param>
    /// <param name="Returns">Out: [N x E] sum of rewards.</param>
    /// <param name="Steps">Out: [N x E] steps taken.</param>
    public readonly record struct Arguments(
        EpisodePlan Episodes, int FirstMember, MemberLayout Layout, ArrayView<float> Members, ArrayView<int> StepCap,
        ArrayView<float> Returns, ArrayView<int> Steps);

    public static void Play(Index1D index, Arguments arguments)
    {
        int chunkMember = index / arguments.Episodes.PerMember, episode = index % arguments.Episodes.PerMember;
        int member = arguments.FirstMember + chunkMember;

        var parameters = new DeviceMemory(
            arguments.Members, (long)chunkMember * arguments.Layout.MemberStride, arguments.Layout.ParameterStride);
        var scratch = new DeviceMemory(LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TEnvironment>()), 0, 1);
        EpisodeResult result = Episode.Play<TEnvironment, PolicyActor<TPolicy, DeviceMemory>>(
            arguments.Episodes.Random(member, episode), new(parameters, scratch), arguments.StepCap[0]);
        long instance = (long)member * arguments.Episodes.PerMember + episode;
        arguments.Returns[instance] = result.Return;
        arguments.Steps[instance] = result.Steps;
    }
}
