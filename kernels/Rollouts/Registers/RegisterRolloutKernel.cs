using ILGPU;

namespace GpuEs;

/// <summary>
/// Plays episodes, a thread per member and episode, with the member's weights in the thread's registers: no shared
/// memory, no barrier, and in the episode's loop no access to memory at all. Every thread loads its weights from memory,
/// which for 200 steps is a fifteenth of what it computes; a mirrored pair's noise is made once, as for any path there.
/// </summary>
internal static class RegisterRolloutKernel<TWorld, TNetwork>
    where TWorld : unmanaged, IWorld<TWorld>
    where TNetwork : unmanaged, IRegisterNetwork<TNetwork>
{
    public static void Play(Index1D index, RolloutArguments arguments)
    {
        int chunkMember = arguments.ChunkMember(index), episode = arguments.Episode(index);
        int member = arguments.FirstMember + chunkMember;
        var actor = new RegisterActor<TNetwork>(TNetwork.Load(arguments.Parameters(chunkMember)));
        EpisodeResult result = Episode<TWorld>.Play(
            arguments.Episodes.Random(member, episode), actor, Surroundings.Of(arguments.SharedData), arguments.StepCap[0]);
        arguments.Write(member, episode, result);
    }
}
