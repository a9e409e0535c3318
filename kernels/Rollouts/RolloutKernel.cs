using ILGPU;

namespace GpuEs;

/// <summary>Plays episodes: a thread per member and episode, any world, any policy.</summary>
internal static class RolloutKernel<TWorld, TPolicy>
    where TWorld : unmanaged, IWorld<TWorld>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public static void Play(Index1D index, RolloutArguments arguments)
    {
        DeviceMemory parameters = arguments.Parameters(index / arguments.Episodes.PerMember);
        var scratch = new DeviceMemory(LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TWorld>()), 0, 1);
        Play(index, arguments, parameters, scratch);
    }

    /// <summary>
    /// The same for ILGPU's CPU accelerator, with a layout whose parameter stride is 1. That accelerator runs the .NET
    /// method itself, where every access to a view costs some 6 ns of checks; pointers are three times as fast in all.
    /// </summary>
    // Internal, because the kernels for GPUs, which tests compile to PTX, are the public ones.
    internal static unsafe void PlayOnCpu(Index1D index, RolloutArguments arguments)
    {
        ArrayView<float> local = LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TWorld>());
        fixed (float* parameters = &arguments.Members[FirstParameter(index, arguments)], scratch = &local[0])
            Play(index, arguments, new HostMemory(parameters), new HostMemory(scratch));

        // A view that is not used any more may be collected, and its memory freed under the pointer.
        local[0] = 0f;
    }

    private static long FirstParameter(int index, in RolloutArguments arguments) =>
        (long)(index / arguments.Episodes.PerMember) * arguments.Layout.MemberStride;

    private static void Play<TMemory>(int index, in RolloutArguments arguments, TMemory parameters, TMemory scratch)
        where TMemory : struct, IMemory
    {
        int episodes = arguments.Episodes.PerMember;
        int member = arguments.FirstMember + index / episodes, episode = index % episodes;
        EpisodeResult result = Episode<TWorld>.Play(
            arguments.Episodes.Random(member, episode), new PolicyActor<TPolicy, TMemory>(parameters, scratch),
            arguments.Surroundings, arguments.StepCap[0]);
        arguments.Write(member, episode, result);
    }
}
