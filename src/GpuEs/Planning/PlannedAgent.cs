namespace GpuEs;

/// <summary>An agent in the world, on the host: the episode that it plays.</summary>
internal struct PlannedAgent<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    private TWorld world;
    private int steps;
    private Sum rewards;

    /// <summary>The world as it is.</summary>
    public readonly TWorld World => world;

    /// <summary>False for an agent without an episode.</summary>
    public bool IsPlaying { get; private init; }

    /// <summary>Which episode.</summary>
    public int Episode { get; private init; }

    /// <summary>Sum of rewards so far.</summary>
    public readonly float Return => rewards.Value;

    /// <summary>Whether the task has ended or the step limit is reached.</summary>
    public readonly bool HasEnded(in Surroundings<HostData, ArrayWorkspace> surroundings) =>
        steps >= TWorld.StepLimit || world.IsTerminated(surroundings);

    /// <summary>Starts an episode.</summary>
    public static PlannedAgent<TWorld> Start(ulong seed, int episode, in Surroundings<HostData, ArrayWorkspace> surroundings)
    {
        TWorld world = default;
        var random = new EpisodeRandom(seed, 0, (uint)episode, RandomDomain.PlannedEpisode);
        world.Reset(ref random, surroundings);
        return new() { world = world, IsPlaying = true, Episode = episode };
    }

    /// <summary>Executes an action for some steps, or until the episode ends.</summary>
    public void Execute(ReadOnlySpan<float> action, int repeat, in Surroundings<HostData, ArrayWorkspace> surroundings)
    {
        for (int repeated = 0; repeated < repeat && !HasEnded(surroundings); repeated++)
        {
            for (int component = 0; component < action.Length; component++)
                world.Act(component, action[component], surroundings);
            rewards += world.Step(surroundings);
            steps++;
        }
    }
}
