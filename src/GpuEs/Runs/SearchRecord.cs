namespace GpuEs;

/// <summary>The options of the search in a run's options.json.</summary>
internal sealed record SearchRecord(
    int Population, int Episodes, float Sigma, float SigmaDecay, float LearningRate, float LearningRateDecay,
    float WeightDecay, string Optimizer, FitnessShaping Shaping, ulong Seed, NoiseKind Noise, int NoiseTableLength,
    float PerturbedFraction, bool Mirrored, bool CommonRandomNumbers, int? StepCap, bool AdaptiveStepCap,
    int? ChunkMembers)
{
    public static SearchRecord Of(EvolutionStrategyOptions options) => new(
        options.Population, options.Episodes, options.Sigma, options.SigmaDecay, options.LearningRate,
        options.LearningRateDecay, options.WeightDecay, options.Optimizer.ToString(), options.Shaping, options.Seed,
        options.Noise, options.NoiseTableLength, options.PerturbedFraction, options.Mirrored,
        options.CommonRandomNumbers, options.StepCap, options.AdaptiveStepCap, options.ChunkMembers);
}
