namespace GpuEs;

/// <summary>Writes the state that an agent plans from, of a world as it is.</summary>
/// <param name="world">The world.</param>
/// <param name="state">Out: [StateLength] what the model makes of it.</param>
public delegate void StateOf<TWorld, TState>(in TWorld world, Span<TState> state);

/// <summary>
/// Whole episodes, played by model-predictive control: plan, execute the first action, plan anew. Agents play in step; when
/// an episode ends, its agent starts the next. Episode e starts from the seed and e, and is planned with noise stream e, so
/// its return does not depend on the number of agents.
/// </summary>
public sealed class PlannedEpisodes
{
    internal PlannedEpisodes(double[] returns, long calls, long plans, long modelSteps, TimeSpan planning) =>
        (Returns, Calls, Plans, ModelSteps, Planning) = (returns, calls, plans, modelSteps, planning);

    /// <summary>[episodes] Sums of rewards; NaN for episodes that were not played to their end.</summary>
    public IReadOnlyList<double> Returns { get; }

    /// <summary>Times that the agents planned together.</summary>
    public long Calls { get; }

    /// <summary>Plans that were executed: one for each agent that had an episode to play.</summary>
    public long Plans { get; }

    /// <summary>Steps of the model that these plans took, where no candidate ended early.</summary>
    public long ModelSteps { get; }

    /// <summary>Time that was spent on planning.</summary>
    public TimeSpan Planning { get; }

    /// <summary>Plays a world that is its own model.</summary>
    /// <inheritdoc cref="Play{TWorld, TState}"/>
    public static PlannedEpisodes Play<TWorld>(
        CrossEntropyPlanner<TWorld> planner, int episodes, ulong seed, SharedData? data = null,
        IProgress<PlannedProgress>? progress = null, CancellationToken cancellation = default)
        where TWorld : unmanaged, IPlayable =>
        Play<TWorld, TWorld>(planner, static (in world, state) => state[0] = world, episodes, seed, data, progress, cancellation);

    /// <summary>Plays a world with another model.</summary>
    /// <param name="planner">Its agents play; their streams and warm starts are taken over.</param>
    /// <param name="stateOf">The model's state for a world.</param>
    /// <param name="episodes">Episodes to play, at least 1.</param>
    /// <param name="seed">Of the episodes' starts.</param>
    /// <param name="data">What the world reads, where it reads data; the model has its own.</param>
    /// <param name="progress">
    /// Told after every step of all agents and, on this thread too, twice a second while they plan; the planner takes no call
    /// of it then.
    /// </param>
    /// <param name="cancellation">Ends play, and gives up a plan under way.</param>
    /// <exception cref="ArgumentException">
    /// There are no episodes to play, or the world takes other actions, has sizes that cannot be, or reads other data.
    /// </exception>
    public static PlannedEpisodes Play<TWorld, TState>(
        CrossEntropyPlanner<TState> planner, StateOf<TWorld, TState> stateOf, int episodes, ulong seed,
        SharedData? data = null, IProgress<PlannedProgress>? progress = null, CancellationToken cancellation = default)
        where TWorld : unmanaged, IPlayable
        where TState : unmanaged
    {
        // The world's type is known at run time alone: it is the environment's, with a workspace, data or neither.
        var play = typeof(PlannedPlay<,,>).MakeGenericType(typeof(TWorld), TWorld.World, typeof(TState))
            .GetMethod(nameof(Play))!.CreateDelegate<Func<
                CrossEntropyPlanner<TState>, StateOf<TWorld, TState>, SharedData?, int, ulong, IProgress<PlannedProgress>?,
                CancellationToken, PlannedEpisodes>>();
        return play(planner, stateOf, data, episodes, seed, progress, cancellation);
    }
}
