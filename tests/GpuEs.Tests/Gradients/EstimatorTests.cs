using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// The estimate converges to the true gradient as 1/sqrt(N), on functions whose smoothed gradient is known: a linear
/// one and a quadratic one, whose even part mirrored pairs cancel.
/// </summary>
public class EstimatorTests
{
    private const int ParameterCount = 16, Repetitions = 16;
    private const float Rate = 1f / 64;

    // 16 repetitions of 16 parameters give each error to within 5 %, and the slope over five sizes to within 0.015.
    private const double SlopeTolerance = 0.05;

    // Mirrored: the relative error is sqrt((P + 1) / n) with n = N/2 pairs, up to its own scatter of some percent.
    private const double ErrorTolerance = 0.15;

    private static readonly int[] Populations = [64, 256, 1024, 4096, 16384];

    private static readonly float[] Slope = Normals(seed: 1);

    private static Dictionary<string, EvolutionStrategyOptions> Sources => new()
    {
        ["counter"] = new EvolutionStrategyOptions(),
        ["table"] = new EvolutionStrategyOptions { Noise = NoiseKind.Table, NoiseTableLength = 1 << 20 },
        ["partial"] = new EvolutionStrategyOptions { PerturbedFraction = 0.5f },
        ["partial table"] = new EvolutionStrategyOptions
        {
            PerturbedFraction = 0.25f,
            Noise = NoiseKind.Table,
            NoiseTableLength = 1 << 20,
        },
        ["without mirrored pairs"] = new EvolutionStrategyOptions { Mirrored = false, Sigma = 1 },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.With(Sources.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void LinearFunction_IsEstimatedAtTheRateOfTheRoot(string name, string source)
    {
        double[] errors = Errors(name, Sources[source], Linear, _ => Slope);
        AssertRate(errors);
        if (source is "counter" or "table")
        {
            double expected = Math.Sqrt((ParameterCount + 1) / (Populations[^1] / 2.0));
            Assert.Equal(expected, errors[^1], ErrorTolerance * expected);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void QuadraticFunction_IsEstimatedAtTheRateOfTheRoot(string name, string source) =>
        AssertRate(Errors(name, Sources[source], Quadratic, QuadraticGradient));

    private static double Linear(ReadOnlySpan<float> point)
    {
        double sum = 0;
        for (int index = 0; index < point.Length; index++)
            sum += Slope[index] * (double)point[index];
        return sum;
    }

    // slope . x - sum of c_i x_i^2 / 2 with curvatures from 0.5 to 1.5.
    private static double Quadratic(ReadOnlySpan<float> point)
    {
        double sum = Linear(point);
        for (int index = 0; index < point.Length; index++)
            sum -= Curvature(index) * point[index] * point[index] / 2;
        return sum;
    }

    private static float[] QuadraticGradient(float[] mean) =>
        [.. mean.Select((value, index) => (float)(Slope[index] - Curvature(index) * value))];

    private static double Curvature(int index) => 0.5 + index / (ParameterCount - 1.0);

    // The root mean square of the error, relative to the gradient's length, for each population size.
    private static double[] Errors(
        string name, EvolutionStrategyOptions source, Function function, Func<float[], float[]> gradientAt) =>
        Array.ConvertAll(Populations, population =>
        {
            EvolutionStrategyOptions options = source with
            {
                Population = population,
                Shaping = FitnessShaping.None,
                Optimizer = new Optimizer.Sgd(0),
                LearningRate = Rate,
            };
            using var strategy = EvolutionStrategy.ForParameters(
                TestDevices.Open(name), Normals(seed: 2), Goal.Maximise, options);
            double squares = 0;
            for (int repetition = 0; repetition < Repetitions; repetition++)
                squares += SquaredError(strategy, function, gradientAt);
            return Math.Sqrt(squares / Repetitions);
        });

    // With plain ascent the mean's change is the estimate times the rate.
    private static double SquaredError(EvolutionStrategy strategy, Function function, Func<float[], float[]> gradientAt)
    {
        float[] before = strategy.Mean;
        strategy.Tell(Evaluate(strategy, function));
        float[] after = strategy.Mean, gradient = gradientAt(before);
        double squares = 0, length = 0;
        for (int index = 0; index < gradient.Length; index++)
        {
            double expected = (double)strategy.Options.PerturbedFraction * gradient[index];
            double error = ((double)after[index] - before[index]) / Rate - expected;
            squares += error * error;
            length += expected * expected;
        }

        return squares / length;
    }

    private static float[] Evaluate(EvolutionStrategy strategy, Function function)
    {
        int population = strategy.Options.Population;
        var members = new float[population * ParameterCount];
        strategy.Ask(new MemberRange(0, population), members);
        var fitness = new float[population];
        for (int member = 0; member < population; member++)
            fitness[member] = (float)function(members.AsSpan(member * ParameterCount, ParameterCount));
        return fitness;
    }

    private static void AssertRate(double[] errors)
    {
        double[] x = Array.ConvertAll(Populations, population => Math.Log(population));
        double[] y = Array.ConvertAll(errors, Math.Log);
        double slope = MathNet.Numerics.Fit.Line(x, y).B;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"slope {slope:F3}, errors {string.Join(", ", errors.Select(error => error.ToString("F4")))}");
        Assert.Equal(-0.5, slope, SlopeTolerance);
    }

    private static float[] Normals(ulong seed) =>
        [.. Enumerable.Range(0, ParameterCount).Select(parameter => InitialRandom.Normal(seed, parameter))];

    private delegate double Function(ReadOnlySpan<float> point);
}
