using ILGPU;

namespace GpuEs;

/// <summary>
/// A member's episodes, played one after the other by one thread: when one ends, the next starts in the same step, so
/// no thread waits for the longest. Counts and sums as <see cref="Episode.Play"/> does.
/// </summary>
internal struct EpisodeQueue<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    public TEnvironment Environment;

    private int member;
    private int episode;
    private int limit;
    private int steps;
    private float sumOfRewards;

    /// <summary>Whether an episode is under way.</summary>
    public readonly bool IsPlaying(in EpisodePlan plan) => episode < plan.PerMember;

    /// <summary>Starts the first episode.</summary>
    public static EpisodeQueue<TEnvironment> Start(
        in EpisodePlan plan, int member, int stepCap, ArrayView<float> returns, ArrayView<int> steps)
    {
        EpisodeQueue<TEnvironment> queue = default;
        queue.member = member;
        queue.limit = Math.Min(stepCap, TEnvironment.StepLimit);
        queue.Reset(plan);
        queue.FinishEnded(plan, returns, steps);
        return queue;
    }

    /// <summary>Advances the episode under way by a step, with the action set before.</summary>
    public void Step(in EpisodePlan plan, ArrayView<float> returns, ArrayView<int> allSteps)
    {
        sumOfRewards += Environment.Step();
        steps++;
        FinishEnded(plan, returns, allSteps);
    }

    private void FinishEnded(in EpisodePlan plan, ArrayView<float> returns, ArrayView<int> allSteps)
    {
        while (episode < plan.PerMember && (steps >= limit || Environment.IsTerminated))
        {
            long instance = (long)member * plan.PerMember + episode;
            returns[instance] = sumOfRewards;
            allSteps[instance] = steps;
            episode++;
            if (episode < plan.PerMember)
                Reset(plan);
        }
    }

    private void Reset(in EpisodePlan plan)
    {
        EpisodeRandom random = plan.Random(member, episode);
        Environment = default;
        Environment.Reset(ref random);
        steps = 0;
        sumOfRewards = 0f;
    }
}
