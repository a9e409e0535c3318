namespace GpuEs;

/// <summary>
/// A member's episodes, played one after the other by one thread: when one ends, the next starts in the same turn, so
/// no thread waits for the longest. Counts and sums as <see cref="Episode{TWorld}.Play"/> does.
/// </summary>
internal struct EpisodeQueue<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    public TWorld World;

    private int member;
    private int episode;
    private int limit;
    private int steps;
    private Sum rewards;

    /// <summary>What the episode came to, so far.</summary>
    public readonly EpisodeResult Result => new(rewards.Value, steps);

    /// <summary>Starts the first episode.</summary>
    public static EpisodeQueue<TWorld> Start<TData, TWorkspace>(
        in EpisodePlan plan, int member, int stepCap, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        EpisodeQueue<TWorld> queue = default;
        queue.member = member;
        queue.limit = Math.Min(stepCap, TWorld.StepLimit);
        queue.Reset(plan, surroundings);
        return queue;
    }

    /// <summary>Whether the episode is over; one may be so before its first step.</summary>
    // Both are asked in any case: a branch between them costs a GPU more than the second.
    public readonly bool HasEnded<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => (steps >= limit) | World.IsTerminated(surroundings);

    /// <summary>Whether an episode is left to play.</summary>
    public readonly bool IsPlaying(in EpisodePlan plan) => episode < plan.PerMember;

    /// <summary>Leaves no episode to play: what is stepped from now on counts for nobody.</summary>
    public void Finish(in EpisodePlan plan) => episode = plan.PerMember;

    /// <summary>Where the episode's result belongs in [N x E].</summary>
    public readonly long Instance(in EpisodePlan plan) => (long)member * plan.PerMember + episode;

    /// <summary>Advances the episode by a step, with the action set before.</summary>
    public void Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        rewards += World.Step(surroundings);
        steps++;
    }

    /// <summary>Starts the next episode, though nobody plays the one after the last.</summary>
    // The next may have ended too; then this is called again, in the next turn. A loop here would carry the environment
    // through unchanged, and that is what ILGPU 1.5.3 gets wrong for OpenCL (its issue 1539).
    public void Next<TData, TWorkspace>(in EpisodePlan plan, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        episode++;
        Reset(plan, surroundings);
    }

    private void Reset<TData, TWorkspace>(in EpisodePlan plan, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        EpisodeRandom random = plan.Random(member, episode);
        World = default;
        World.Reset(ref random, surroundings);
        steps = 0;
        rewards = default;
    }
}
