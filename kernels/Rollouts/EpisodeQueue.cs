namespace GpuEs;

/// <summary>
/// A member's episodes, played one after the other by one thread: when one ends, the next starts in the same turn, so
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
    private Sum rewards;

    /// <summary>Whether the episode is over; one may be so before its first step.</summary>
    public readonly bool HasEnded => steps >= limit || Environment.IsTerminated;

    /// <summary>What the episode came to, so far.</summary>
    public readonly EpisodeResult Result => new(rewards.Value, steps);

    /// <summary>Starts the first episode.</summary>
    public static EpisodeQueue<TEnvironment> Start(in EpisodePlan plan, int member, int stepCap)
    {
        EpisodeQueue<TEnvironment> queue = default;
        queue.member = member;
        queue.limit = Math.Min(stepCap, TEnvironment.StepLimit);
        queue.Reset(plan);
        return queue;
    }

    /// <summary>Whether an episode is left to play.</summary>
    public readonly bool IsPlaying(in EpisodePlan plan) => episode < plan.PerMember;

    /// <summary>Where the episode's result belongs in [N x E].</summary>
    public readonly long Instance(in EpisodePlan plan) => (long)member * plan.PerMember + episode;

    /// <summary>Advances the episode by a step, with the action set before.</summary>
    public void Step()
    {
        rewards += Environment.Step();
        steps++;
    }

    /// <summary>Starts the next episode, though nobody plays the one after the last.</summary>
    // The next may have ended too; then this is called again, in the next turn. A loop here would carry the environment
    // through unchanged, and that is what ILGPU 1.5.3 gets wrong for OpenCL (its issue 1539).
    public void Next(in EpisodePlan plan)
    {
        episode++;
        Reset(plan);
    }

    private void Reset(in EpisodePlan plan)
    {
        EpisodeRandom random = plan.Random(member, episode);
        Environment = default;
        Environment.Reset(ref random);
        steps = 0;
        rewards = default;
    }
}
