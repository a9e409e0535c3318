namespace GpuEs.Cluster;

/// <summary>
/// Trains on a cluster's workers: <c>Step</c>, <c>Train</c> and <c>Evaluate</c> are those of a strategy on one device, and
/// so are the bits. A run is called by all that it is made of; who starts the same run again while the workers hold it
/// goes on with it.
/// </summary>
public sealed class ClusterConnection : IDisposable
{
    private readonly ClusterClient client;

    private ClusterConnection(ClusterClient client) => this.client = client;

    /// <summary>How the cluster did in the last generation; null before the first one.</summary>
    public ClusterReport? LastGeneration { get; private set; }

    /// <summary>Connects to a cluster.</summary>
    /// <param name="address">
    /// <c>HOST:PORT</c> of a worker's gateway, or <c>redis://HOST:PORT</c> of the Redis that lists the workers.
    /// </param>
    /// <exception cref="ArgumentException">The address is neither.</exception>
    /// <exception cref="InvalidOperationException">Nobody answers there.</exception>
    public static ClusterConnection Connect(string address)
    {
        var client = new ClusterClient(ClusterAddress.Parse(address));
        client.Open();
        return new ClusterConnection(client);
    }

    /// <summary>Trains a built-in policy in an environment.</summary>
    /// <typeparam name="TEnvironment">What is played; the workers need its assembly, the same build.</typeparam>
    /// <param name="policy">Layers, activation and head.</param>
    /// <param name="options">How to search; at most 2^23 episodes in a generation, and 2^24 parameters.</param>
    /// <param name="data">What all episodes share, where the environment reads data, at most 2^25 numbers; sent once to each worker that lacks it.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InvalidOperationException">No worker has the environment; the message names both.</exception>
    public EvolutionStrategy ForEnvironment<TEnvironment>(
        Policy policy, EvolutionStrategyOptions options, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable =>
        For(EpisodeTask.Create<TEnvironment>(policy, data), options);

    /// <summary>Trains a policy of one's own in an environment.</summary>
    /// <typeparam name="TEnvironment">What is played; the workers need its assembly, the same build.</typeparam>
    /// <typeparam name="TPolicy">What plays it; as the environment.</typeparam>
    /// <param name="options">How to search; at most 2^23 episodes in a generation, and 2^24 parameters.</param>
    /// <param name="data">What all episodes share, where the environment reads data, at most 2^25 numbers; sent once to each worker that lacks it.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InvalidOperationException">No worker has the environment and the policy.</exception>
    public EvolutionStrategy ForEnvironment<TEnvironment, TPolicy>(EvolutionStrategyOptions options, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
        where TPolicy : unmanaged, IPolicy<TPolicy> =>
        For(EpisodeTask.Create<TEnvironment, TPolicy>(data), options);

    /// <summary>Optimises an objective.</summary>
    /// <typeparam name="TObjective">The function; the workers need its assembly, the same build.</typeparam>
    /// <param name="dimension">Number of parameters P, 1 to 2^24.</param>
    /// <param name="options">How to search; Episodes is 1.</param>
    /// <param name="data">What all members share, where the objective reads data, at most 2^25 numbers; sent once to each worker that lacks it.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InvalidOperationException">No worker has the objective.</exception>
    public EvolutionStrategy ForObjective<TObjective>(
        int dimension, EvolutionStrategyOptions options, SharedData? data = null)
        where TObjective : unmanaged, IOptimisable
    {
        EvolutionStrategyOptions.Require(dimension >= 1, "Dimension", dimension, "1 or more");
        return For(ObjectiveTask.Create<TObjective>(dimension, data), options);
    }

    /// <summary>Trains for a task that comes with the library.</summary>
    /// <param name="task">The task.</param>
    /// <param name="policy">An environment's policy; null for an objective.</param>
    /// <param name="dimension">An objective's number of parameters.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public EvolutionStrategy For(NamedTask task, Policy? policy, int dimension, EvolutionStrategyOptions options)
    {
        ArgumentNullException.ThrowIfNull(task);
        return For(task.Describe(policy, dimension), options);
    }

    /// <summary>Ends the connection; the workers stay.</summary>
    public void Dispose() => client.Dispose();

    private EvolutionStrategy For(SearchTask task, EvolutionStrategyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var specification = RunSpecification.Of(task, options);
        var generation = new ClusterGeneration(
            new RemoteRun(client, specification.ToJson(), task.Data), task, options, report => LastGeneration = report);
        var strategy = new EvolutionStrategy(generation, task, options, $"{client.Address}");
        try
        {
            WorkerStatus status = generation.Attach();
            strategy.Adopt(status.Generation, status.EnvironmentSteps, status.BestFitness);
            return strategy;
        }
        catch
        {
            strategy.Dispose();
            throw;
        }
    }
}
