using ILGPU;

namespace GpuEs;

/// <summary>Plays episodes: a thread per member and episode, any world, any policy.</summary>
internal static class RolloutKernel<TWorld, TPolicy>
    where TWorld : unmanaged, IWorld<TWorld>
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
        var parameters = new DeviceMemory(
            arguments.Members, FirstParameter(index, arguments), arguments.Layout.ParameterStride);
        var scratch = new DeviceMemory(LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TWorld>()), 0, 1);
        Play(index, arguments, parameters, scratch);
    }

    /// <summary>
    /// The same for ILGPU's CPU accelerator, with a layout whose parameter stride is 1. That accelerator runs the .NET
    /// method itself, where every access to a view costs some 6 ns of checks; pointers are three times as fast in all.
    /// </summary>
    // Internal, because the kernels for GPUs, which tests compile to PTX, are the public ones.
    internal static unsafe void PlayOnCpu(Index1D index, Arguments arguments)
    {
        ArrayView<float> local = LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TWorld>());
        fixed (float* parameters = &arguments.Members[FirstParameter(index, arguments)], scratch = &local[0])
            Play(index, arguments, new HostMemory(parameters), new HostMemory(scratch));

        // A view that is not used any more may be collected, and its memory freed under the pointer.
        local[0] = 0f;
    }

    private static long FirstParameter(int index, in Arguments arguments) =>
        (long)(index / arguments.Episodes.PerMember) * arguments.Layout.MemberStride;

    private static void Play<TMemory>(int index, in Arguments arguments, TMemory parameters, TMemory scratch)
        where TMemory : struct, IMemory
    {
        int episodes = arguments.Episodes.PerMember;
        int member = arguments.FirstMember + index / episodes, episode = index % episodes;
        EpisodeResult result = Episode.Play<TWorld, PolicyActor<TPolicy, TMemory>, NoData>(
            arguments.Episodes.Random(member, episode), new(parameters, scratch), default, arguments.StepCap[0]);
        long instance = (long)member * episodes + episode;
        arguments.Returns[instance] = result.Return;
        arguments.Steps[instance] = result.Steps;
    }
}
