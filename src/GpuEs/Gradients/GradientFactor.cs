namespace GpuEs;

/// <summary>The constant before the gradient's sum.</summary>
internal static class GradientFactor
{
    /// <summary>1 / (N sigma), over the noise's units.</summary>
    public static float PerWeight(EvolutionStrategyOptions options, int generation) =>
        (float)(1.0 / ((double)options.Population * options.SigmaAt(generation) * NoiseOctet.UnitsPerDeviation));
}
