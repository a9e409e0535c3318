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

    /// <summary>Whether the episode is over; one may be so before its first step.</summary>
    public readonly bool HasEnded => steps >= limit || Environment.IsTerminated;

    /// <summary>Starts the first episode.</summary>
    public static EpisodeQueue<TEnvironment> Start(in EpisodePlan plan, int member, int stepCap)
    {
        EpisodeQueue<TEnvironment> queue = default;
        queue.member = member;
        queue.limit = Math.Min(stepCap, TEnvironment.StepLimit);
        queue.Reset(plan);
        return queue;
    }

    /// <summary>Advances the episode by a step, with the action set before.</summary>
    public void Step()
    {
        sumOfRewards += Environment.Step();
        steps++;
    }

    /// <summary>Records the episode and starts the next, though nobody plays the one after the last.</summary>
    // Called again if the next has ended too. A loop here would carry the environment through unchanged, and that is
    // what ILGPU 1.5.3 gets wrong for OpenCL (its issue 1539).
    public void Finish(in EpisodePlan plan, ArrayView<float> returns, ArrayView<int> allSteps)
    {
        long instance = (long)member * plan.PerMember + episode;
        returns[instance] = sumOfRewards;
        allSteps[instance] = steps;
        episode++;
        Reset(plan);
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
