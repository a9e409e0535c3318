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
    /// <param name="plan">What is to be played.</param>
    /// <param name="firstMember">The first of the members.</param>
    /// <param name="stepCap">Steps after which episodes are cut off.</param>
    /// <param name="returns">Out: [members x E].</param>
    /// <param name="steps">Out: [members x E].</param>
    public static void Play(
        Span<TActor> actors, in EpisodePlan plan, int firstMember, int stepCap, Span<float> returns, Span<int> steps)
    {
        Span<EpisodeQueue<TWorld>> queues = stackalloc EpisodeQueue<TWorld>[actors.Length];
        Span<int> playing = stackalloc int[actors.Length];
        long firstInstance = (long)firstMember * plan.PerMember;
        int count = 0;
        for (int member = 0; member < actors.Length; member++)
        {
            queues[member] = EpisodeQueue<TWorld>.Start(plan, firstMember + member, stepCap, Surroundings.None);
            if (IsPlaying(ref queues[member], plan, firstInstance, returns, steps))
                playing[count++] = member;
        }

        while (count > 0)
        {
            for (int turn = count - 1; turn >= 0; turn--)
            {
                int member = playing[turn];
                ref EpisodeQueue<TWorld> queue = ref queues[member];
                queue.World.LetAct(actors[member], Surroundings.None);
                queue.Step(Surroundings.None);
                if (queue.HasEnded && !IsPlaying(ref queue, plan, firstInstance, returns, steps))
                    playing[turn] = playing[--count];
            }
        }
    }

    // Records episodes that have ended, some before their first step; false where none is left to play.
    private static bool IsPlaying(
        ref EpisodeQueue<TWorld> queue, in EpisodePlan plan, long firstInstance, Span<float> returns,
        Span<int> steps)
    {
        for (; queue.IsPlaying(plan) && queue.HasEnded; queue.Next(plan, Surroundings.None))
        {
            int instance = (int)(queue.Instance(plan) - firstInstance);
            (returns[instance], steps[instance]) = queue.Result;
        }

        return queue.IsPlaying(plan);
    }
}
