namespace GpuEs;

/// <summary>An agent in the world, on the host: the episode that it plays.</summary>
internal struct PlannedAgent<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    private Episode<TWorld> played;

    /// <summary>The world as it is.</summary>
    public readonly TWorld World => played.World;

    /// <summary>False for an agent without an episode.</summary>
    public bool IsPlaying { get; private init; }

    /// <summary>Which episode.</summary>
    public int Episode { get; private init; }

    /// <summary>Sum of rewards so far.</summary>
    public readonly float Return => played.Result.Return;

    /// <summary>Whether the task has ended or the step limit is reached.</summary>
    public readonly bool HasEnded(in Surroundings<HostData, ArrayWorkspace> surroundings) => played.HasEnded(surroundings);

    /// <summary>Starts an episode.</summary>
    public static PlannedAgent<TWorld> Start(ulong seed, int episode, in Surroundings<HostData, ArrayWorkspace> surroundings)
    {
        var random = new EpisodeRandom(seed, 0, (uint)episode, RandomDomain.PlannedEpisode);
        return new() { played = Episode<TWorld>.Start(ref random, surroundings), IsPlaying = true, Episode = episode };
    }

    /// <summary>Executes an action for some steps, or until the episode ends.</summary>
    public void Execute(ReadOnlySpan<float> action, int repeat, in Surroundings<HostData, ArrayWorkspace> surroundings)
    {
        for (int repeated = 0; repeated < repeat && !HasEnded(surroundings); repeated++)
        {
            for (int component = 0; component < action.Length; component++)
                played.World.Act(component, action[component], surroundings);
            played.Step(surroundings);
        }
    }
}
