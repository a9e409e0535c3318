namespace GpuEs.Tests;

/// <summary>
/// A whole generation in double precision, from the papers' formulas: the plain truth that kernels are compared with.
/// Only the noise is whole numbers, as it is on devices.
/// </summary>
internal sealed class ReferenceGeneration(EvolutionStrategyOptions options, Goal goal, ReadOnlySpan<float> start)
{
    private readonly ReferenceNoise noise = new(options, start.Length);
    private readonly ReferenceOptimizer optimizer = new(options, start.Length);

    public double[] Mean { get; } = Array.ConvertAll(start.ToArray(), value => (double)value);

    public int Generation { get; private set; }

    private double Sigma => options.Sigma * Math.Pow(options.SigmaDecay, Generation);

    /// <summary>mean + sigma eps, or mean - sigma eps for the second of a mirrored pair.</summary>
    public double[] Member(int member)
    {
        var parameters = new double[Mean.Length];
        for (int parameter = 0; parameter < Mean.Length; parameter++)
            parameters[parameter] = Mean[parameter] + Sigma * Epsilon(member, parameter);
        return parameters;
    }

    /// <summary>
    /// 1/(N sigma) * sum over members of w eps (Salimans et al. 2017, algorithm 1), where the second of a mirrored
    /// pair has -eps; less decay * mean.
    /// </summary>
    public double[] Gradient(double[] weights)
    {
        var gradient = new double[Mean.Length];
        for (int parameter = 0; parameter < Mean.Length; parameter++)
        {
            double sum = 0;
            for (int member = 0; member < weights.Length; member++)
                sum += weights[member] * Epsilon(member, parameter);
            gradient[parameter] = sum / (weights.Length * Sigma) - options.WeightDecay * Mean[parameter];
        }

        return gradient;
    }

    /// <summary>Finishes the generation: ranks, gradient, optimizer.</summary>
    public void Tell(ReadOnlySpan<float> fitness)
    {
        double[] weights = ReferenceShaping.Weights(options.Shaping, goal, fitness);
        double[] change = optimizer.Change(Generation, Gradient(weights));
        for (int parameter = 0; parameter < Mean.Length; parameter++)
            Mean[parameter] += change[parameter];
        Generation++;
    }

    private double Epsilon(int member, int parameter)
    {
        int direction = options.Mirrored ? member / 2 : member;
        int sign = options.Mirrored && member % 2 == 1 ? -1 : 1;
        return sign * noise.At(Generation, direction, parameter) / (double)NoiseOctet.UnitsPerDeviation;
    }
}
