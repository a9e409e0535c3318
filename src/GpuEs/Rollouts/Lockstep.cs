namespace GpuEs;

/// <summary>
/// Plays members in turn, a step each. A step is one long chain of dependent operations; the processor works on two
/// members' chains at once where one member's would leave it waiting.
/// </summary>
internal static class Lockstep<TEnvironment, TActor>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
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
        int limit = Math.Min(stepCap, TEnvironment.StepLimit), episodes = plan.PerMember;
        Span<HostLane<TEnvironment>> lanes = stackalloc HostLane<TEnvironment>[actors.Length];
        Span<int> playing = stackalloc int[actors.Length];
        int count = 0;
        for (int lane = 0; lane < actors.Length; lane++)
        {
            if (lanes[lane].Begin(
                plan, firstMember + lane, limit, returns.Slice(lane * episodes, episodes),
                steps.Slice(lane * episodes, episodes)))
                playing[count++] = lane;
        }

        while (count > 0)
        {
            for (int turn = count - 1; turn >= 0; turn--)
            {
                int lane = playing[turn];
                ref HostLane<TEnvironment> current = ref lanes[lane];
                actors[lane].Act(ref current.Environment);
                if (current.Step(limit))
                    continue;
                Span<float> laneReturns = returns.Slice(lane * episodes, episodes);
                Span<int> laneSteps = steps.Slice(lane * episodes, episodes);
                current.End(laneReturns, laneSteps);
                if (!current.Begin(plan, firstMember + lane, limit, laneReturns, laneSteps))
                    playing[turn] = playing[--count];
            }
        }
    }
}
