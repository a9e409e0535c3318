namespace GpuEs;

/// <summary>The optimizers' rules with the rates of a generation.</summary>
internal static class UpdateRules
{
    public static MomentumRule Momentum(EvolutionStrategyOptions options, int generation) =>
        new(options.LearningRateAt(generation), ((Optimizer.Sgd)options.Optimizer).Momentum);

    public static AdamRule Adam(EvolutionStrategyOptions options, int generation)
    {
        var adam = (Optimizer.Adam)options.Optimizer;
        double correction = Math.Sqrt(1 - ExactPower.Raise(adam.Beta2, generation + 1))
            / (1 - ExactPower.Raise(adam.Beta1, generation + 1));
        return new((float)(options.LearningRateAt(generation) * correction), adam.Beta1, adam.Beta2, adam.Epsilon);
    }

    public static ClipUpRule ClipUp(EvolutionStrategyOptions options, int generation)
    {
        var clipUp = (Optimizer.ClipUp)options.Optimizer;
        float rate = options.LearningRateAt(generation);
        return new(rate, clipUp.Momentum, rate * clipUp.LargestSpeed);
    }
}
