namespace GpuEs;

/// <summary>What a run is asked for, besides its task and how it searches; kept in its folder.</summary>
public sealed record RunOptions
{
    /// <summary>The number of generations to reach, at least 1.</summary>
    public required int Generations { get; init; }

    /// <summary>Whether <c>gpues</c> ends the run as soon as its task is solved.</summary>
    public bool UntilSolved { get; init; }

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
        EvolutionStrategyOptions.Require(KeptCheckpoints >= 1, nameof(KeptCheckpoints), KeptCheckpoints, "1 or more");
        ArgumentNullException.ThrowIfNull(Device, nameof(Device));
    }
}
