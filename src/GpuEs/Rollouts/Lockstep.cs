namespace GpuEs;

/// <summary>
/// Plays members in turn, a step each. A step is one long chain of dependent operations; the processor works on two
/// members' chains at once where one member's would leave it waiting.
/// </summary>
internal static class Lockstep<TWorld, TActor>
    where TWorld : unmanaged, IWorld<TWorld>
    where TActor : unmanaged, IActor
{
    /// <param name="actors">Policies, one a member.</param>
    /// <param name="data">What all episodes share.</param>
    /// <param name="buffers">Whose workspaces they have for themselves.</param>
    /// <param name="plan">What is to be played.</param>
    /// <param name="firstMember">The first of the members.</param>
    /// <param name="stepCap">Steps after which episodes are cut off.</param>
    /// <param name="returns">Out: [members x E].</param>
    /// <param name="steps">Out: [members x E].</param>
    public static void Play(
        Span<TActor> actors, HostData data, in HostBuffers buffers, in EpisodePlan plan, int firstMember, int stepCap,
        Span<float> returns, Span<int> steps)
    {
        HostWorkspace<float> workspaces = buffers.Workspaces;
        int workspaceStride = buffers.WorkspaceStride;
        Span<EpisodeQueue<TWorld>> queues = stackalloc EpisodeQueue<TWorld>[actors.Length];
        Span<int> playing = stackalloc int[actors.Length];
        long firstInstance = (long)firstMember * plan.PerMember;
        int count = 0;
        for (int member = 0; member < actors.Length; member++)
        {
            var surroundings = new Surroundings<HostData, HostWorkspace<float>>(data, workspaces.At(member * workspaceStride));
            queues[member] = EpisodeQueue<TWorld>.Start(plan, firstMember + member, stepCap, surroundings);
            if (IsPlaying(ref queues[member], surroundings, plan, firstInstance, returns, steps))
                playing[count++] = member;
        }

        while (count > 0)
        {
            for (int turn = count - 1; turn >= 0; turn--)
            {
                int member = playing[turn];
                ref EpisodeQueue<TWorld> queue = ref queues[member];
                var surroundings = new Surroundings<HostData, HostWorkspace<float>>(data, workspaces.At(member * workspaceStride));
                queue.World.LetAct(actors[member], surroundings);
                queue.Step(surroundings);
                if (queue.HasEnded(surroundings) && !IsPlaying(ref queue, surroundings, plan, firstInstance, returns, steps))
                    playing[turn] = playing[--count];
            }
        }
    }

    // Records episodes that have ended, some before their first step; false where none is left to play.
    private static bool IsPlaying(
        ref EpisodeQueue<TWorld> queue, in Surroundings<HostData, HostWorkspace<float>> surroundings, in EpisodePlan plan,
        long firstInstance, Span<float> returns, Span<int> steps)
    {
        for (; queue.IsPlaying(plan) && queue.HasEnded(surroundings); queue.Next(plan, surroundings))
        {
            int instance = (int)(queue.Instance(plan) - firstInstance);
            (returns[instance], steps[instance]) = queue.Result;
        }

        return queue.IsPlaying(plan);
    }
}
