namespace GpuEs.Tests;

/// <summary>The optimizers by their papers, in double precision. They ascend.</summary>
internal sealed class ReferenceOptimizer(EvolutionStrategyOptions options, int parameterCount)
{
    private readonly double[] first = new double[parameterCount];
    private readonly double[] second = new double[parameterCount];

    /// <summary>What is added to the mean.</summary>
    public double[] Change(int generation, double[] gradient)
    {
        double rate = options.LearningRate * Math.Pow(options.LearningRateDecay, generation);
        return options.Optimizer switch
        {
            Optimizer.Sgd sgd => Sgd(sgd, rate, gradient),
            Optimizer.Adam adam => Adam(adam, rate, generation + 1, gradient),
            Optimizer.ClipUp clipUp => ClipUp(clipUp, rate, gradient),
            _ => throw new NotSupportedException($"no reference for {options.Optimizer}"),
        };
    }

    private double[] Sgd(Optimizer.Sgd sgd, double rate, double[] gradient)
    {
        for (int index = 0; index < gradient.Length; index++)
            first[index] = sgd.Momentum * first[index] + (1 - (double)sgd.Momentum) * gradient[index];
        return Array.ConvertAll(first, velocity => rate * velocity);
    }

    // Kingma and Ba 2015: algorithm 1 with the order of computation of the end of its section 2.
    private double[] Adam(Optimizer.Adam adam, double rate, int time, double[] gradient)
    {
        double beta1 = adam.Beta1, beta2 = adam.Beta2;
        double corrected = rate * Math.Sqrt(1 - Math.Pow(beta2, time)) / (1 - Math.Pow(beta1, time));
        var change = new double[gradient.Length];
        for (int index = 0; index < gradient.Length; index++)
        {
            first[index] = beta1 * first[index] + (1 - beta1) * gradient[index];
            second[index] = beta2 * second[index] + (1 - beta2) * gradient[index] * gradient[index];
            change[index] = corrected * first[index] / (Math.Sqrt(second[index]) + adam.Epsilon);
        }

        return change;
    }

    // Toklu et al. 2020, algorithm 1.
    private double[] ClipUp(Optimizer.ClipUp clipUp, double rate, double[] gradient)
    {
        double gradientLength = Length(gradient);
        for (int index = 0; index < gradient.Length; index++)
        {
            double direction = gradientLength == 0 ? 0 : gradient[index] / gradientLength;
            first[index] = clipUp.Momentum * first[index] + rate * direction;
        }

        double speed = Length(first), limit = rate * clipUp.LargestSpeed;
        for (int index = 0; speed > limit && index < first.Length; index++)
            first[index] *= limit / speed;
        return [.. first];
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(component => component * component));
}
