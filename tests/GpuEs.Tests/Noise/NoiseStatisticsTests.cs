using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Both noise sources are standard normal and uncorrelated, as far as 2^20 numbers can tell.</summary>
public class NoiseStatisticsTests
{
    private const int Directions = 1024, ParameterCount = 1024, Samples = Directions * ParameterCount;

    // Kolmogorov's distribution: the statistic times the root of the sample size exceeds this once in 1000 seeds.
    private const double KolmogorovLimit = 1.95;

    // In standard errors: a true normal source fails once in 16000 seeds. The seed is fixed, so nothing is flaky.
    private const double StandardErrors = 4;

    // Slices of the table overlap, so that some numbers count twice: 2^20 of them out of a table of 2^22 have
    // (1 + 2^20 / 2^22) times the variance.
    private const int TableLength = 1 << 22;

    private static readonly double Error = StandardErrors * Math.Sqrt(1.25 / Samples);

    public static MatrixTheoryData<string, NoiseKind> Sources => TestDevices.With(Enum.GetValues<NoiseKind>());

    [Theory]
    [MemberData(nameof(Sources))]
    public void Noise_IsNormal(string name, NoiseKind kind)
    {
        double[] sorted = [.. Noise(name, kind, generation: 0).Order()];
        double statistic = 0;
        for (int index = 0; index < sorted.Length; index++)
        {
            double probability = Normal.CDF(0, 1, sorted[index]);
            double below = Math.Abs(probability - (double)index / Samples);
            double above = Math.Abs((index + 1.0) / Samples - probability);
            statistic = Math.Max(statistic, Math.Max(below, above));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"D sqrt(n) = {statistic * Math.Sqrt(Samples):F3}");
        Assert.InRange(statistic * Math.Sqrt(Samples), 0, KolmogorovLimit);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Noise_HasTheNormalMoments(string name, NoiseKind kind)
    {
        var moments = new DescriptiveStatistics(Noise(name, kind, generation: 0));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"mean {moments.Mean:E2}, variance - 1 {moments.Variance - 1:E2}, "
            + $"skewness {moments.Skewness:E2}, excess kurtosis {moments.Kurtosis:E2}");

        // Standard errors of the first four moments of n normals: 1, 2, 6 and 24 over n, under the root.
        Assert.Equal(0, moments.Mean, Error);
        Assert.Equal(1, moments.Variance, Error * Math.Sqrt(2));
        Assert.Equal(0, moments.Skewness, Error * Math.Sqrt(6));
        Assert.Equal(0, moments.Kurtosis, Error * Math.Sqrt(24));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Noise_IsUncorrelated(string name, NoiseKind kind)
    {
        double[] noise = Noise(name, kind, generation: 0);
        double[] nextGeneration = Noise(name, kind, generation: 1);
        AssertUncorrelated(noise, nextGeneration, "generations");
        AssertUncorrelated(noise[..^ParameterCount], noise[ParameterCount..], "neighbouring directions");
        AssertUncorrelated(noise[..^1], noise[1..], "neighbouring parameters");
        AssertUncorrelated(noise[..^8], noise[8..], "neighbouring octets");

        // Squares too: numbers can be uncorrelated and yet large together.
        double[] squares = Array.ConvertAll(noise, number => number * number);
        AssertUncorrelated(squares[..^ParameterCount], squares[ParameterCount..], "squares of neighbouring directions");
        AssertUncorrelated(squares[..^1], squares[1..], "squares of neighbouring parameters");
    }

    private static void AssertUncorrelated(double[] left, double[] right, string what)
    {
        double correlation = Correlation.Pearson(left, right);
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {correlation:E2}");
        Assert.True(Math.Abs(correlation) < Error, $"correlation of {what} is {correlation:E2}");
    }

    // Direction after direction, in standard deviations.
    private static double[] Noise(string name, NoiseKind kind, int generation)
    {
        var options = new EvolutionStrategyOptions
        {
            Population = Directions,
            Mirrored = false,
            Sigma = 1,
            Noise = kind,
            NoiseTableLength = TableLength,
            Seed = 2026,
        };
        float[] members = Stages.Members(TestDevices.Open(name), options, generation, new float[ParameterCount]);
        return Array.ConvertAll(members, number => (double)number);
    }
}
