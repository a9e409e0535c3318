namespace GpuEs;

/// <summary>What a run is asked for, besides its task and how it searches; kept in its folder.</summary>
public sealed record RunOptions
{
    /// <summary>The number of generations to reach, at least 1.</summary>
    public required int Generations { get; init; }

    /// <summary>
    /// Generations from one evaluation of the mean to the next, at least 1; null for none. The mean plays 100 episodes, the
    /// same at every evaluation and none of those that it trains on, on the device that the run is on, beside the
    /// Population * Episodes that each generation plays. The best mean is kept beside the last one. Being the best of many,
    /// it is worth somewhat less than its evaluation: other seeds tell how much.
    /// </summary>
    public int? EvaluateEvery { get; init; }

    /// <summary>The run ends once an evaluation is as good as this, or better; null for never.</summary>
    public double? Target { get; init; }

    /// <summary>The run ends after so many evaluations in a row without a better one, at least 1; null for never.</summary>
    public int? Patience { get; init; }

    /// <summary>Logs of generations beside generations.jsonl.</summary>
    public RunLogs Logs { get; init; }

    /// <summary>Where <c>gpues</c> computes, as <see cref="ComputeDevice.Open"/> takes it; results do not depend on it.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>
    /// Generations from one checkpoint to the next, at least 1; null for as often as costs no more than 3 % of the time,
    /// which is each generation where generations are long.
    /// </summary>
    public int? CheckpointEvery { get; init; }

    /// <summary>Checkpoints that are kept, the newest ones, at least 1.</summary>
    public int KeptCheckpoints { get; init; } = 3;

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Validate()
    {
        EvolutionStrategyOptions.Require(Generations >= 1, nameof(Generations), Generations, "1 or more");
        EvolutionStrategyOptions.Require(
            CheckpointEvery is null or >= 1, nameof(CheckpointEvery), CheckpointEvery, "1 or more");
        EvolutionStrategyOptions.Require(EvaluateEvery is null or >= 1, nameof(EvaluateEvery), EvaluateEvery, "1 or more");
        EvolutionStrategyOptions.Require(Patience is null or >= 1, nameof(Patience), Patience, "1 or more");
        EvolutionStrategyOptions.Require(Target is not double.NaN, nameof(Target), Target, "numbers");
        EvolutionStrategyOptions.Require(
            EvaluateEvery is not null || (Target is null && Patience is null), nameof(EvaluateEvery), "null",
            "1 or more with Target or Patience, which evaluations decide on");
        EvolutionStrategyOptions.Require((Logs & ~(RunLogs.Csv | RunLogs.TensorBoard)) == 0, nameof(Logs), Logs, "Csv, TensorBoard");
        EvolutionStrategyOptions.Require(KeptCheckpoints >= 1, nameof(KeptCheckpoints), KeptCheckpoints, "1 or more");
        ArgumentNullException.ThrowIfNull(Device, nameof(Device));
    }
}
