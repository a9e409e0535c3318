using ILGPU;

namespace GpuEs;

/// <summary>Plays episodes: a thread per member and episode, any world, any policy.</summary>
internal static class RolloutKernel<TWorld, TPolicy>
    where TWorld : unmanaged, IWorld<TWorld>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public static void Play(Index1D index, RolloutArguments arguments)
    {
        DeviceMemory parameters = arguments.Parameters(arguments.ChunkMember(index));
        var scratch = new DeviceMemory(LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TWorld>()), 0, 1);
        var actor = new PolicyActor<TPolicy, DeviceMemory>(parameters, scratch);
        Play(index, arguments, actor, DeviceWorkspace<float>.Of(arguments.Workspaces, index, TWorld.WorkspaceSize));
    }

    /// <summary>
    /// The same for ILGPU's CPU accelerator, with a layout whose parameter stride is 1. That accelerator runs the .NET
    /// method itself, where every access to a view costs some 6 ns of checks; pointers are three times as fast in all.
    /// </summary>
    // Internal, because the kernels for GPUs, which tests compile to PTX, are the public ones.
    internal static unsafe void PlayOnCpu(Index1D index, RolloutArguments arguments)
    {
        ArrayView<float> local = LocalMemory.Allocate1D<float>(TPolicy.ScratchSize<TWorld>());
        long firstParameter = (long)arguments.ChunkMember(index) * arguments.Layout.MemberStride;
        fixed (float* parameters = &arguments.Members[firstParameter], scratch = &local[0])
        fixed (float* workspace = &arguments.Workspaces[(long)index.X * TWorld.WorkspaceSize])
        {
            var actor = new PolicyActor<TPolicy, HostMemory>(new(parameters), new(scratch));
            Play(index, arguments, actor, new HostWorkspace<float>(workspace));
        }

        // A view that is not used any more may be collected, and its memory freed under the pointer.
        local[0] = 0f;
    }

    private static void Play<TActor, TWorkspace>(
        int index, in RolloutArguments arguments, TActor actor, TWorkspace workspace)
        where TActor : struct, IActor
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        int member = arguments.FirstMember + arguments.ChunkMember(index), episode = arguments.Episode(index);
        EpisodeResult result = Episode<TWorld>.Play(
            arguments.Episodes.Random(member, episode), actor,
            new Surroundings<DeviceData, TWorkspace>(arguments.SharedData, workspace), arguments.StepCap[0]);
        arguments.Write(member, episode, result);
    }
}
