namespace GpuEs;

/// <summary>
/// An environment or an objective by name: one that comes with the library, or one of one's own, by its type's name.
/// </summary>
public sealed class NamedTask
{
    private readonly Func<int, Preset> preset;
    private readonly PlannedTask? planned;

    private NamedTask(
        string name, Type type, Goal goal, bool isObjective, Func<int, Preset> preset, PlannedTask? planned)
    {
        this.planned = planned;
        Name = name;
        Type = type;
        Goal = goal;
        IsObjective = isObjective;
        this.preset = preset;
    }

    /// <summary>Its name: lower case, words joined by hyphens; of one's own, the full name of the type.</summary>
    public string Name { get; }

    /// <summary>Whether its value is made large (returns) or small.</summary>
    public Goal Goal { get; }

    /// <summary>True for an objective, which has a dimension; false for an environment, which has a policy.</summary>
    public bool IsObjective { get; }

    /// <summary>How to search for it with success.</summary>
    /// <param name="dimension">An objective's number of parameters; environments have no use for it.</param>
    /// <exception cref="ArgumentException">An objective's dimension is below 1.</exception>
    public Preset Preset(int dimension)
    {
        EvolutionStrategyOptions.Require(!IsObjective || dimension >= 1, "Dimension", dimension, "1 or more");
        return preset(dimension);
    }

    /// <summary>Checks everything that can be checked without a device.</summary>
    /// <param name="policy">An environment's policy; null for an objective.</param>
    /// <param name="dimension">An objective's number of parameters.</param>
    /// <param name="options">How to search.</param>
    /// <returns>The number of parameters.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public int Check(Policy? policy, int dimension, EvolutionStrategyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SearchTask task = Describe(policy, dimension);
        options.Validate(task);
        return task.ParameterCount;
    }

    /// <summary>Makes a strategy for it.</summary>
    /// <param name="devices">Where it runs; several share the members.</param>
    /// <param name="policy">An environment's policy; null for an objective.</param>
    /// <param name="dimension">An objective's number of parameters.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public EvolutionStrategy Create(
        DeviceGroup devices, Policy? policy, int dimension, EvolutionStrategyOptions options) =>
        EvolutionStrategy.For(devices, Describe(policy, dimension), options);

    /// <summary>A way of planning with the environment's own horizon and action repeat, where it has any.</summary>
    /// <param name="method">The way.</param>
    /// <exception cref="ArgumentException">It is an objective.</exception>
    public CrossEntropyPlannerOptions PlannerOptions(CrossEntropyPlannerOptions method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return Planned.Preset is { } own ? method with { Horizon = own.Horizon, ActionRepeat = own.ActionRepeat } : method;
    }

    /// <summary>Checks everything about planning that can be checked without a device.</summary>
    /// <param name="options">How to plan.</param>
    /// <exception cref="ArgumentException">It is an objective, or an option is outside its range.</exception>
    public void Check(CrossEntropyPlannerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Planned.Check(options, Data);
    }

    /// <summary>Plays episodes by planning, with the environment as its own model.</summary>
    /// <param name="device">Where it plans.</param>
    /// <param name="options">How.</param>
    /// <param name="episodes">Episodes to play, at least 1.</param>
    /// <param name="seed">Of the episodes' starts.</param>
    /// <param name="progress">Told after every step of all agents.</param>
    /// <param name="cancellation">Ends play between two plans.</param>
    /// <exception cref="ArgumentException">It is an objective, or an option is outside its range.</exception>
    public PlannedEpisodes Plan(
        ComputeDevice device, CrossEntropyPlannerOptions options, int episodes, ulong seed,
        IProgress<PlannedProgress>? progress = null, CancellationToken cancellation = default) =>
        Planned.Play(device, options, Data, episodes, seed, progress, cancellation);

    /// <summary>The environment's or objective's type.</summary>
    internal Type Type { get; }

    /// <summary>Why devices do not play it, and the host does; null where they do.</summary>
    internal string? DeviceObstacle { get; private init; }

    /// <summary>Whether the host alone plays it.</summary>
    internal bool IsHostOnly => DeviceObstacle is not null;

    /// <summary>What runs it where no device is named.</summary>
    internal string StandardDevice => IsHostOnly ? "host" : "auto";

    /// <summary>What all episodes, or members, share; null where it was not given any.</summary>
    internal SharedData? Data { get; private init; }

    /// <summary>Its type's name without a namespace.</summary>
    internal string ShortName => Type.Name;

    /// <summary>An environment; its preset's SolvedValue becomes its SolvedReturn.</summary>
    internal static NamedTask ForEnvironment<TEnvironment>(string name, Preset preset, PlanPreset? planPreset)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        ForWorld<TEnvironment, PlainWorld<TEnvironment>>(name, preset, planPreset);

    /// <inheritdoc cref="ForEnvironment"/>
    internal static NamedTask ForWorld<TEnvironment, TWorld>(string name, Preset preset, PlanPreset? planPreset)
        where TEnvironment : unmanaged, ISizes
        where TWorld : unmanaged, IWorld<TWorld> =>
        new(name, typeof(TEnvironment), Goal.Maximise, false, _ => preset with { SolvedValue = TEnvironment.SolvedReturn },
            new PlannedTask<TEnvironment, TWorld>(planPreset))
        {
            DeviceObstacle = TWorld.DeviceObstacle,
        };

    /// <summary>A robot, which only the host plays.</summary>
    internal static NamedTask ForRobot<TRobot>(string name, Preset preset, PlanPreset? planPreset = null)
        where TRobot : unmanaged, IRobot<TRobot> => ForWorld<TRobot, RobotWorld<TRobot>>(name, preset, planPreset);

    /// <summary>An objective.</summary>
    internal static NamedTask ForObjective<TObjective>(string name, Func<int, Preset> preset)
        where TObjective : unmanaged, IObjective<TObjective> => ForObjective(name, typeof(TObjective), TObjective.Goal, preset);

    /// <inheritdoc cref="ForObjective{TObjective}"/>
    internal static NamedTask ForObjective(string name, Type type, Goal goal, Func<int, Preset> preset) =>
        new(name, type, goal, true, preset, null);

    /// <summary>The same with data to read.</summary>
    internal NamedTask With(SharedData? data) => new(Name, Type, Goal, IsObjective, preset, planned) { Data = data, DeviceObstacle = DeviceObstacle };

    /// <summary>An environment's policy with its parameters.</summary>
    /// <exception cref="ArgumentException">It is an objective, or there are not P parameters.</exception>
    internal TrainedPolicy Trained(Policy? policy, ReadOnlySpan<float> parameters) =>
        Describe(policy, dimension: 1).Trained(parameters);

    private PlannedTask Planned => planned ?? throw new ArgumentException(
        $"Environment {Name} is not accepted; accepted: environments, not objectives");

    internal SearchTask Describe(Policy? policy, int dimension)
    {
        EvolutionStrategyOptions.Require(
            IsObjective == policy is null, "Policy", policy is null ? "null" : "of an objective",
            "a policy for an environment, null for an objective");
        return new TaskDescription(Type, policy, null, IsObjective ? dimension : null, Data).Create();
    }
}
