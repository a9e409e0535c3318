namespace GpuEs;

/// <summary>How to search for a built-in task with success: what <c>gpues train</c> does where nothing else is said.</summary>
public sealed record Preset
{
    /// <summary>The policy of an environment; null for an objective.</summary>
    public Policy? Policy { get; init; }

    /// <summary>How to search, but for the decays, which follow from the number of generations.</summary>
    public required EvolutionStrategyOptions Options { get; init; }

    /// <summary>Generations that are enough with seeds 1 to 5, at least 1.</summary>
    public required int Generations { get; init; }

    /// <summary>Sigma after the last generation as a share of the first, in (0, 1].</summary>
    public float FinalSigmaShare { get; init; } = 1f;

    /// <summary>The learning rate after the last generation as a share of the first, in (0, 1].</summary>
    public float FinalLearningRateShare { get; init; } = 1f;

    /// <summary>
    /// The mean return from which on an environment counts as solved, or the value up to which an objective does.
    /// </summary>
    public required double SolvedValue { get; init; }

    /// <summary>The options of a run of so many generations: both decays reach their share with the last, and stay there.</summary>
    /// <param name="generations">1 or more.</param>
    /// <exception cref="ArgumentException">The number is below 1.</exception>
    public EvolutionStrategyOptions OptionsFor(int generations)
    {
        EvolutionStrategyOptions.Require(generations >= 1, "generations", generations, "1 or more");
        return Options with
        {
            SigmaDecay = ExactPower.Root(FinalSigmaShare, generations),
            LearningRateDecay = ExactPower.Root(FinalLearningRateShare, generations),
            DecayGenerations = FinalSigmaShare < 1f || FinalLearningRateShare < 1f ? generations : null,
        };
    }
}
