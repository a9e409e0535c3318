namespace GpuEs;

/// <summary>A task that comes with the library, by name: an environment or an objective.</summary>
public sealed class BuiltInTask
{
    private readonly Func<Policy?, int, SearchTask> describe;
    private readonly Func<int, Preset> preset;

    internal BuiltInTask(
        string name, Goal goal, bool isObjective, Func<int, Preset> preset, Func<Policy?, int, SearchTask> describe)
    {
        Name = name;
        Goal = goal;
        IsObjective = isObjective;
        this.preset = preset;
        this.describe = describe;
    }

    /// <summary>Its name: lower case, words joined by hyphens.</summary>
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
    /// <param name="device">Where it runs.</param>
    /// <param name="policy">An environment's policy; null for an objective.</param>
    /// <param name="dimension">An objective's number of parameters.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public EvolutionStrategy Create(
        ComputeDevice device, Policy? policy, int dimension, EvolutionStrategyOptions options) =>
        EvolutionStrategy.For(device, Describe(policy, dimension), options);

    private SearchTask Describe(Policy? policy, int dimension)
    {
        EvolutionStrategyOptions.Require(!IsObjective || dimension >= 1, "Dimension", dimension, "1 or more");
        EvolutionStrategyOptions.Require(
            IsObjective == policy is null, "Policy", policy is null ? "null" : "of an objective",
            "a policy for an environment, null for an objective");
        return describe(policy, dimension);
    }
}
