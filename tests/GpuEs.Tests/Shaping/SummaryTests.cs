using Xunit;

namespace GpuEs.Tests;

/// <summary>The summary of a generation's fitness.</summary>
public class SummaryTests
{
    // Merging in a tree of depth 3 adds a few roundings of 6e-8 of the values, which lie within [-100, 400].
    private const double MeanTolerance = 1e-4;
    private const double RelativeDeviationTolerance = 2e-6;

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Summary_TellsOfFiniteFitnessAlone(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (int size in new[] { 2, 15, 16, 17, 256, 257, 1026 })
        {
            foreach (int every in new[] { int.MaxValue, 3, 2 })
                Check(device, size, every);
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Summary_OfNothingFiniteCountsIt(string name)
    {
        float[] fitness = new float[34];
        Array.Fill(fitness, float.NaN);
        ReturnSummary summary = Summarise(TestDevices.Open(name), fitness, new int[34]);
        Assert.Equal((0, 34, 0f), (summary.Count, summary.NonFiniteCount, summary.Mean));
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Summary_CountsMoreStepsThanFitIn32Bits(string name)
    {
        int[] steps = new int[34];
        Array.Fill(steps, int.MaxValue);
        ReturnSummary summary = Summarise(TestDevices.Open(name), new float[34], steps);
        Assert.Equal(34L * int.MaxValue, summary.Steps);
    }

    private static void Check(ComputeDevice device, int size, int nonFiniteEvery)
    {
        float[] fitness = [.. Enumerable.Range(1, size).Select(member =>
            member % nonFiniteEvery == 0 ? float.NegativeInfinity : 500 * InitialRandom.Uniform(9, member) - 100)];
        int[] steps = [.. Enumerable.Range(0, size)];
        float[] finite = Array.FindAll(fitness, float.IsFinite);
        ReturnSummary summary = Summarise(device, fitness, steps);
        Assert.Equal(finite.Length, summary.Count);
        Assert.Equal(size - finite.Length, summary.NonFiniteCount);
        Assert.Equal(finite.Min(), summary.Smallest);
        Assert.Equal(finite.Max(), summary.Largest);
        Assert.Equal(steps.Sum(), summary.Steps);
        double mean = finite.Average(value => (double)value);
        double squares = finite.Sum(value => (value - mean) * (value - mean));
        Assert.Equal(mean, summary.Mean, MeanTolerance);
        double deviation = Math.Sqrt(squares / finite.Length);
        Assert.Equal(deviation, summary.Deviation, RelativeDeviationTolerance * deviation + MeanTolerance);
    }

    private static ReturnSummary Summarise(ComputeDevice device, float[] fitness, int[] steps)
    {
        var options = new EvolutionStrategyOptions { Population = fitness.Length, Mirrored = false };
        return ShapingStage.Run(device, options, Goal.Maximise, fitness, steps).Summary;
    }
}
