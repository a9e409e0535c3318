namespace GpuEs;

/// <summary>
/// Plans by the cross-entropy method (PlaNet: Hafner et al., "Learning Latent Dynamics for Planning from Pixels", 2019,
/// algorithm 2): samples action sequences, rolls them through a model, refits a Gaussian to the best, and gives the first
/// action; then everything starts over. M agents plan in the same launches, each for itself: an agent's actions do not
/// depend on its company, on the device or on the number of threads.
/// One thread at a time: a call while another thread's is under way, <see cref="PlannedEpisodes"/>' play being one, throws
/// InvalidOperationException.
/// </summary>
/// <typeparam name="TState">What a state is made of: the environment struct itself, or floats of an observation.</typeparam>
public sealed class CrossEntropyPlanner<TState> : IDisposable
    where TState : unmanaged
{
    private readonly PlanModel<TState> model;
    private readonly PlanStages<TState> stages;
    private readonly Entrance entrance;
    private readonly PlanIteration[] schedule;
    private readonly AgentStream[] streams;
    private bool isPlanning;

    internal CrossEntropyPlanner(ComputeDevice device, PlanModel<TState> model, CrossEntropyPlannerOptions options)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(model.ActionSize, model.ActionChoices, Math.Max(model.StateLength, model.WorkspaceSize));
        this.model = model;
        Options = options;
        schedule = options.Schedule();
        (streams, stages) = PlanMemory.Of(device, model, options).Guard(() =>
        {
            AgentStream[] each = [.. Enumerable.Range(0, options.Agents).Select(agent => new AgentStream((uint)agent, 0))];
            return (each, PlanStages<TState>.Create(device, model, options));
        });
        entrance = new Entrance("planner", [device]);
    }

    /// <summary>How it plans.</summary>
    public CrossEntropyPlannerOptions Options { get; }

    /// <summary>Components of an agent's action.</summary>
    public int ActionSize => model.ActionSize;

    /// <summary>Elements of an agent's state: 1 for environments, the observation's size for learned models.</summary>
    public int StateLength => model.StateLength;

    /// <summary>Floats that an agent's state has besides, in the workspace of an <see cref="IWorkspaceEnvironment{TSelf}"/>; else 0.</summary>
    public int WorkspaceSize => model.WorkspaceSize;

    /// <summary>0 for continuous actions, else the number of choices.</summary>
    internal int ActionChoices => model.ActionChoices;

    /// <summary>Model steps that one agent's plan takes, where no candidate ends early.</summary>
    internal long ModelStepsPerPlan =>
        schedule.Sum(iteration => (long)iteration.Candidates) * Options.Horizon * Options.ActionRepeat;

    /// <summary>Plans once for every agent. Allocates nothing after the first call on the host.</summary>
    /// <param name="states">[M x StateLength] Where the agents are.</param>
    /// <param name="actions">
    /// Out: [M x ActionSize] what they should do: within the action limit, or whole numbers for choices, as
    /// <see cref="IView.Act"/> takes them.
    /// </param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Plan(ReadOnlySpan<TState> states, Span<float> actions) => Plan(states, [], actions);

    /// <summary>The same with a model that has a workspace.</summary>
    /// <param name="states">[M x StateLength] Where the agents are.</param>
    /// <param name="workspaces">[M x WorkspaceSize] And what their workspaces hold.</param>
    /// <param name="actions">Out: [M x ActionSize] what they should do.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Plan(ReadOnlySpan<TState> states, ReadOnlySpan<float> workspaces, Span<float> actions) =>
        Plan(states, workspaces, actions, null);

    /// <summary>Plans while somebody watches.</summary>
    /// <returns>Whether it was not given up; if it was, there are no actions, and all agents start anew.</returns>
    internal bool Plan(
        ReadOnlySpan<TState> states, ReadOnlySpan<float> workspaces, Span<float> actions, PlanWatch? watch)
    {
        RequireLength(states.Length, Options.Agents * StateLength, "states");
        RequireLength(workspaces.Length, Options.Agents * WorkspaceSize, "workspaces");
        RequireLength(actions.Length, Options.Agents * ActionSize, "actions");
        using Lock.Scope call = EnterBetweenPlans();
        isPlanning = true;
        try
        {
            watch?.Begin(Options.Agents * schedule.Sum(iteration => (long)iteration.Candidates));
            stages.Watch = watch;
            stages.Begin(states, workspaces, streams);
            for (int first = 0; first < Options.Agents && watch is not { IsGivenUp: true }; first += stages.ChunkAgents)
                stages.Plan(new AgentRange(first, Math.Min(stages.ChunkAgents, Options.Agents - first)), schedule);
            stages.End(actions);
        }
        finally
        {
            isPlanning = false;
        }

        bool isPlanned = watch is not { IsGivenUp: true };
        for (int agent = 0; agent < streams.Length; agent++)
            streams[agent] = streams[agent] with { Plan = isPlanned ? streams[agent].Plan + 1 : 0 };
        return isPlanned;
    }

    /// <summary>
    /// Lets an agent start anew, as at the start of an episode: nothing is carried over from its plans before, and its noise
    /// is that of a stream from the stream's beginning. Without a call, agent m uses stream m.
    /// </summary>
    /// <param name="agent">The agent, 0 to M - 1.</param>
    /// <param name="stream">The stream; two agents of one stream and one state plan alike.</param>
    /// <exception cref="ArgumentException">There is no such agent.</exception>
    public void Restart(int agent, uint stream)
    {
        EvolutionStrategyOptions.Require(
            agent >= 0 && agent < streams.Length, "agent", agent, $"0 to {streams.Length - 1}");
        using Lock.Scope call = EnterBetweenPlans();
        streams[agent] = new AgentStream(stream, 0);
    }

    /// <summary>Frees what it holds on the device; the device stays open. A call under way is waited for.</summary>
    public void Dispose() => entrance.Close(stages.Dispose);

    /// <summary>Keeps other threads away between plans too.</summary>
    internal Lock.Scope Enter() => entrance.Enter();

    // Who is told of a plan under way is inside already, on the thread that plans.
    private Lock.Scope EnterBetweenPlans()
    {
        Lock.Scope call = entrance.Enter();
        if (!isPlanning)
            return call;
        call.Dispose();
        throw new InvalidOperationException("this planner is in the middle of a plan; it takes the next call after it");
    }

    /// <summary>Reads the last plans' distributions.</summary>
    internal void ReadDistribution(Span<float> mean, Span<float> deviation)
    {
        using Lock.Scope call = entrance.Enter();
        stages.ReadDistribution(mean, deviation);
    }

    // The sentence is made only where it is needed: strings are memory too.
    private static void RequireLength(int length, int accepted, string numbers)
    {
        if (length != accepted)
            EvolutionStrategyOptions.Require(false, $"{numbers}' length", length, $"{accepted}, the agents' {numbers}");
    }
}

/// <summary>Makes planners.</summary>
public static class CrossEntropyPlanner
{
    /// <summary>
    /// Plans with an environment as the model. The world may be another environment: states are values of the model.
    /// </summary>
    /// <param name="device">Where it plans.</param>
    /// <param name="options">How.</param>
    /// <param name="data">What the model reads, where it reads data; the world may read other data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    public static CrossEntropyPlanner<TModel> ForEnvironment<TModel>(
        ComputeDevice device, CrossEntropyPlannerOptions options, SharedData? data = null)
        where TModel : unmanaged, IPlayable =>
        new(device, ClosedType.Create<PlanModel<TModel>>(
            typeof(WorldPlanModel<,>), [typeof(TModel), TModel.World], data), options);

    /// <summary>
    /// Plans with learned dynamics as the model; states are observations, [M x observation size]. An action sequence is
    /// rolled through every member of the ensemble, and its return is the members' mean.
    /// </summary>
    /// <param name="device">Where it plans.</param>
    /// <param name="model">The dynamics.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static CrossEntropyPlanner<float> ForDynamics<TEnvironment>(
        ComputeDevice device, DynamicsModel<TEnvironment> model, CrossEntropyPlannerOptions options)
        where TEnvironment : unmanaged, ISizes
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(device, new LearnedPlanModel<TEnvironment>(model), options);
    }
}
