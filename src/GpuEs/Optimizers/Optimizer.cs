using System.Text.Json.Serialization;

namespace GpuEs;

/// <summary>How the gradient moves the mean; the step size is <see cref="EvolutionStrategyOptions.LearningRate"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "name")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(ClipUp), "clipUp")]
public abstract record Optimizer
{
    private Optimizer()
    {
    }

    internal abstract void Validate();

    /// <summary>Stochastic gradient ascent: v = m v + (1 - m) g; mean += rate * v.</summary>
    /// <param name="Momentum">m, in [0, 1).</param>
    public sealed record Sgd(float Momentum = 0.9f) : Optimizer
    {
        internal override void Validate() => RequireBelowOne(Momentum, "Momentum");
    }

    /// <summary>Adam (Kingma and Ba 2015).</summary>
    /// <param name="Beta1">Decay of the first moment, in [0, 1).</param>
    /// <param name="Beta2">Decay of the second moment, in [0, 1).</param>
    /// <param name="Epsilon">Added to the root of the second moment, above 0.</param>
    public sealed record Adam(float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f) : Optimizer
    {
        internal override void Validate()
        {
            RequireBelowOne(Beta1, "Beta1");
            RequireBelowOne(Beta2, "Beta2");
            EvolutionStrategyOptions.Require(
                EvolutionStrategyOptions.IsPositive(Epsilon), "Epsilon", Epsilon, "numbers above 0");
        }
    }

    /// <summary>
    /// ClipUp (Toklu et al. 2020): v = m v + rate * g / |g|, shortened to the largest speed; mean += v.
    /// </summary>
    /// <param name="Momentum">m, in [0, 1).</param>
    /// <param name="LargestSpeed">In multiples of the learning rate, above 0; the paper's rule is 2.</param>
    public sealed record ClipUp(float Momentum = 0.9f, float LargestSpeed = 2f) : Optimizer
    {
        internal override void Validate()
        {
            RequireBelowOne(Momentum, "Momentum");
            EvolutionStrategyOptions.Require(
                EvolutionStrategyOptions.IsPositive(LargestSpeed), "LargestSpeed", LargestSpeed, "numbers above 0");
        }
    }

    private static void RequireBelowOne(float value, string option) =>
        EvolutionStrategyOptions.Require(value is >= 0f and < 1f, option, value, "[0, 1)");
}
