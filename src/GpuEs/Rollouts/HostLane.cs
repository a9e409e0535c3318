namespace GpuEs;

/// <summary>One member's episodes on the host, one after the other; counts and sums as <see cref="Episode.Play"/> does.</summary>
internal struct HostLane<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    public TEnvironment Environment;

    private int episode;
    private int steps;
    private float sumOfRewards;

    /// <summary>Starts the next episode; ends those that are over before their first step.</summary>
    /// <returns>False where no episode is left.</returns>
    public bool Begin(in EpisodePlan plan, int member, int limit, Span<float> returns, Span<int> allSteps)
    {
        for (; episode < plan.PerMember; End(returns, allSteps))
        {
            EpisodeRandom random = plan.Random(member, episode);
            Environment = default;
            Environment.Reset(ref random);
            steps = 0;
            sumOfRewards = 0f;
            if (!HasEnded(limit))
                return true;
        }

        return false;
    }

    /// <summary>Advances by a step, with the action set before.</summary>
    /// <returns>Whether the episode goes on.</returns>
    public bool Step(int limit)
    {
        sumOfRewards += Environment.Step();
        steps++;
        return !HasEnded(limit);
    }

    /// <summary>Writes down the episode.</summary>
    public void End(Span<float> returns, Span<int> allSteps)
    {
        returns[episode] = sumOfRewards;
        allSteps[episode] = steps;
        episode++;
    }

    private readonly bool HasEnded(int limit) => steps >= limit || Environment.IsTerminated;
}
