namespace GpuEs;

/// <summary>
/// Many parameter vectors in, as many returns out: for people with an optimizer of their own. Thousands of episodes
/// run at once; a vector's return depends on it, the seed and the generation, and not on its company. One thread at a
/// time: a call while another thread's is under way throws InvalidOperationException.
/// </summary>
public sealed class BatchedEvaluator : IDisposable
{
    private readonly SearchTask task;
    private readonly EvolutionStrategyOptions options;
    private readonly Generation stages;
    private readonly Entrance entrance;

    private BatchedEvaluator(ComputeDevice device, SearchTask task, EvolutionStrategyOptions options)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(task);
        this.task = task;
        this.options = options;
        stages = SearchMemory.Of([device], task, options).Guard(() => Generation.Create(device, task, options));
        entrance = new Entrance(nameof(BatchedEvaluator), [device]);
    }

    /// <summary>Number of parameters P.</summary>
    public int ParameterCount => task.ParameterCount;

    /// <summary>A built-in policy in an environment.</summary>
    /// <param name="device">Where to evaluate.</param>
    /// <param name="policy">The policy whose parameters are evaluated.</param>
    /// <param name="options">
    /// Episodes and Seed, and for <see cref="EvaluatePopulation"/> also Population, Sigma, Noise and Mirrored.
    /// </param>
    /// <param name="data">What all episodes share, where the environment reads data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    public static BatchedEvaluator ForEnvironment<TEnvironment>(
        ComputeDevice device, Policy policy, EvolutionStrategyOptions options, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable =>
        new(device, EpisodeTask.Create<TEnvironment>(policy, data), options);

    /// <summary>A policy of one's own in an environment.</summary>
    /// <typeparam name="TEnvironment">What is played.</typeparam>
    /// <typeparam name="TPolicy">What plays it.</typeparam>
    /// <param name="device">Where to evaluate.</param>
    /// <param name="options">As in the other overload.</param>
    /// <param name="data">What all episodes share, where the environment reads data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    public static BatchedEvaluator ForEnvironment<TEnvironment, TPolicy>(
        ComputeDevice device, EvolutionStrategyOptions options, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
        where TPolicy : unmanaged, IPolicy<TPolicy> =>
        new(device, EpisodeTask.Create<TEnvironment, TPolicy>(data), options);

    /// <summary>An objective.</summary>
    /// <typeparam name="TObjective">The function.</typeparam>
    /// <param name="device">Where to evaluate.</param>
    /// <param name="dimension">Number of parameters P, 1 to 2^27.</param>
    /// <param name="options">As in the first overload; Episodes is 1.</param>
    /// <param name="data">What all members share, where the objective reads data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    public static BatchedEvaluator ForObjective<TObjective>(
        ComputeDevice device, int dimension, EvolutionStrategyOptions options, SharedData? data = null)
        where TObjective : unmanaged, IOptimisable =>
        new(device, ObjectiveTask.Create<TObjective>(dimension, data), options);

    /// <summary>
    /// Evaluates parameter vectors. All of a call, and of other calls of the same generation, play the same E starts: those
    /// that a strategy with this seed and CommonRandomNumbers plays then. Count the calls for fresh ones.
    /// </summary>
    /// <param name="vectors">[N x P], one vector after the other; any N with N x E up to 2^30.</param>
    /// <param name="returns">Out: [N x E] the returns of each vector's episodes, or [N] values.</param>
    /// <param name="steps">Out: [N x E] the episodes' lengths, 0 for objectives; left out where nobody wants them.</param>
    /// <param name="generation">Which starts, 0 or more.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or the generation is below 0.</exception>
    public void Evaluate(
        ReadOnlySpan<float> vectors, Span<float> returns, Span<int> steps = default, int generation = 0)
    {
        EvolutionStrategyOptions.Require(generation >= 0, "generation", generation, "0 or more");
        EvolutionStrategyOptions.Require(
            vectors.Length > 0 && vectors.Length % ParameterCount == 0, "vectors' length", vectors.Length,
            $"multiples of {ParameterCount}, the number of parameters");
        int count = vectors.Length / ParameterCount, episodes = task.StepLimit > 0 ? options.Episodes : 1;
        EvolutionStrategyOptions.Require(
            (long)count * episodes <= Sizes.MostElements, "vectors' length", vectors.Length,
            $"vectors that play at most {Sizes.MostElements} episodes in a call, of {episodes} each");
        RequireLengths(returns, steps, count * episodes);
        var plan = new EpisodeOptions(
            count, episodes, options.Seed, CommonRandomNumbers: true, options.StepCap ?? int.MaxValue);
        using Lock.Scope call = entrance.Enter();
        stages.EvaluateVectors(vectors, plan, generation, returns, steps.IsEmpty ? new int[returns.Length] : steps);
    }

    /// <summary>
    /// Evaluates members of a generation, mean + or - sigma * noise, which are made where they are used; only the mean
    /// goes in. Members 2k and 2k + 1 are a mirrored pair.
    /// </summary>
    /// <param name="mean">[P].</param>
    /// <param name="generation">The generation whose noise is used, from 0.</param>
    /// <param name="members">Which members; whole pairs.</param>
    /// <param name="returns">Out: [members.Count x E].</param>
    /// <param name="steps">Out: [members.Count x E] the episodes' lengths; left out where nobody wants them.</param>
    /// <exception cref="ArgumentException">The lengths or the range are off.</exception>
    public void EvaluatePopulation(
        ReadOnlySpan<float> mean, int generation, MemberRange members, Span<float> returns, Span<int> steps = default)
    {
        EvolutionStrategyOptions.Require(
            mean.Length == ParameterCount, "mean's length", mean.Length, $"{ParameterCount}, the number of parameters");
        EvolutionStrategyOptions.Require(generation >= 0, "generation", generation, "0 or more");
        EvolutionStrategyOptions.Require(
            options.Holds(members) && members.First % options.MembersPerDirection == 0
            && members.Count % options.MembersPerDirection == 0,
            "members", members, $"whole pairs within 0 to {options.Population - 1}");
        RequireLengths(returns, steps, members.Count * options.Episodes);
        using Lock.Scope call = entrance.Enter();
        stages.WriteMean(mean);
        int end = members.First + members.Count;
        for (int first = members.First; first < end; first += stages.ChunkMembers)
            stages.Evaluate(generation, new MemberRange(first, Math.Min(stages.ChunkMembers, end - first)));
        stages.ReadEpisodes(members, returns, steps.IsEmpty ? new int[returns.Length] : steps);
    }

    /// <summary>Frees what it holds on the device; the device stays open. A call under way is waited for.</summary>
    public void Dispose() => entrance.Close(stages.Dispose);

    private static void RequireLengths(Span<float> returns, Span<int> steps, int length)
    {
        EvolutionStrategyOptions.Require(returns.Length == length, "returns' length", returns.Length, $"{length}");
        EvolutionStrategyOptions.Require(
            steps.Length == length || steps.IsEmpty, "steps' length", steps.Length, $"{length}, or none");
    }
}
