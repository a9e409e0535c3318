namespace GpuEs;

/// <summary>How learned dynamics are fitted. Immutable; checked once, when a fit starts.</summary>
public sealed record DynamicsFitOptions
{
    /// <summary>Widths of the hidden layers, each 1 to 4096, up to 64; empty for a linear model.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [32];

    /// <summary>The hidden layers' activation.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>Members B, 1 to 1024.</summary>
    public int Ensemble { get; init; } = 3;

    /// <summary>Generations for each member, 1 or more.</summary>
    public int Generations { get; init; } = 1000;

    /// <summary>Transitions that a generation is measured by, 1 to 2^20.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>
    /// How the parameters are searched for; member b's seed is Search.Seed + b. The decays suit a thousand generations.
    /// </summary>
    public EvolutionStrategyOptions Search { get; init; } = new()
    {
        Population = 256,
        Sigma = 0.03f,
        SigmaDecay = 0.999f,
        LearningRate = 0.03f,
        LearningRateDecay = 0.997f,
    };

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Validate(int parameterCount, int outputs)
    {
        ArgumentNullException.ThrowIfNull(Search, nameof(Search));
        EvolutionStrategyOptions.Require(Ensemble is >= 1 and <= 1024, "Ensemble", Ensemble, "1 to 1024");
        EvolutionStrategyOptions.Require(
            (long)Ensemble * parameterCount <= Sizes.MostElements, "Ensemble", Ensemble,
            $"at most 2^30 parameters in all members, of {parameterCount} each");
        EvolutionStrategyOptions.Require(Generations >= 1, "Generations", Generations, "1 or more");
        EvolutionStrategyOptions.Require(BatchSize is >= 1 and <= 1 << 20, "BatchSize", BatchSize, "1 to 1048576");
        EvolutionStrategyOptions.Require(
            (long)BatchSize * outputs <= Sizes.MostElements, "BatchSize", BatchSize,
            $"at most 2^30 numbers predicted in a generation, {outputs} by a transition");
    }
}
