using Xunit;

namespace GpuEs.Tests;

/// <summary>Objectives that read data.</summary>
public class DataObjectiveTests
{
    // 21 squares of float32, each of numbers up to some 10 with four rounded operations in them.
    private const double Tolerance = 1e-5;

    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 64,
        Sigma = 0.1f,
        LearningRate = 0.05f,
        Optimizer = new Optimizer.Adam(),
        Seed = 5,
    };

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Value_IsThatOfItsReference(string device)
    {
        float[] data = CurveFit.Parabola(21);
        const int Count = 257, Dimension = 3;
        float[] points = new float[Count * Dimension], values = new float[Count];
        var random = new Random(3);
        for (int element = 0; element < points.Length; element++)
            points[element] = random.NextSingle() * 4f - 2f;
        using var evaluator = BatchedEvaluator.ForObjective<CurveFit>(TestDevices.Open(device), Dimension, Options, data);
        evaluator.Evaluate(points, values);
        for (int point = 0; point < Count; point++)
        {
            double expected = CurveFit.Reference(points.AsSpan(point * Dimension, Dimension), data);
            Assert.Equal(expected, values[point], Tolerance * (1 + expected));
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Training_GivesTheHostsBits(string device)
    {
        Assert.Equal(Trained(TestDevices.Open("host"), Options), Trained(TestDevices.Open(device), Options));
        Assert.Equal(
            Trained(TestDevices.Open("host"), Options),
            Trained(DeviceGroup.Of(TestDevices.Open("host"), TestDevices.Open(device)), Options with { ChunkMembers = 10 }));
    }

    [Fact]
    public void Training_FindsTheCurve()
    {
        using var strategy = EvolutionStrategy.ForObjective<CurveFit>(
            TestDevices.Open("host"), 3, Options with { SigmaDecay = 0.98f, LearningRateDecay = 0.98f }, CurveFit.Parabola(21));
        strategy.Train(300);
        Assert.Equal([1f, -2f, 3f], strategy.Mean.Select(coefficient => MathF.Round(coefficient, 2)));
    }

    private static float[] Trained(DeviceGroup devices, EvolutionStrategyOptions options)
    {
        using var strategy = EvolutionStrategy.ForObjective<CurveFit>(devices, 3, options, CurveFit.Parabola(21));
        strategy.Train(20);
        return strategy.Mean;
    }
}
