using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>An update that is not finite is left out as a whole, on every device, and said.</summary>
public class NotFiniteUpdateTests
{
    private static readonly EvolutionStrategyOptions Options =
        new() { Population = 16, Shaping = FitnessShaping.None, Sigma = 0.1f };

    private static Dictionary<string, EvolutionStrategyOptions> Overflows => new()
    {
        ["the mean"] = Options with { Optimizer = new Optimizer.Sgd(), LearningRate = 1e20f },
        ["the second moment"] = Options with { Optimizer = new Optimizer.Adam() },
        ["the gradient"] = Options with { Optimizer = new Optimizer.ClipUp(), WeightDecay = 3e38f },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.With(Overflows.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Update_ThatOverflows_IsLeftOutAsAWhole(string name, string what)
    {
        using var strategy = EvolutionStrategy.ForParameters(
            TestDevices.Open(name), new float[17], Goal.Maximise, Overflows[what] with { WeightDecay = 0f });
        Assert.Equal(MeanUpdate.Applied, strategy.Tell(Fitness(1e-3f)).Update);
        SearchState before = strategy.Capture();

        using var overflowing = EvolutionStrategy.ForParameters(
            TestDevices.Open(name), new float[17], Goal.Maximise, Overflows[what]);
        overflowing.Restore(Large(before, what));
        SearchState expected = overflowing.Capture();
        GenerationReport report = overflowing.Tell(Fitness(1e30f));

        Assert.Equal((MeanUpdate.NotFinite, false, 0f), (report.Update, report.IsUpdated, report.UpdateRatio));
        Assert.Equal(0, report.NonFiniteCount);
        SearchState after = overflowing.Capture();
        Bits.Equal(expected.Mean, after.Mean, "mean");
        Bits.Equal(expected.FirstMoment, after.FirstMoment, "first moment");
        Bits.Equal(expected.SecondMoment, after.SecondMoment, "second moment");
        Assert.Equal(2, overflowing.Generation);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Sigma_ThatHasDecayed_LeavesAFiniteMean(string name)
    {
        using var strategy = EvolutionStrategy.ForObjective<Sphere>(
            TestDevices.Open(name), 2, new() { Population = 8, SigmaDecay = 0.5f, LearningRateDecay = 0.5f });
        GenerationReport report = strategy.Train(400);
        Assert.True(report.IsUpdated);
        Assert.All(strategy.Mean, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Fact]
    public void Decays_EndWithWhatTheyAreLaidOutFor_AndAtTheirFloor()
    {
        EvolutionStrategyOptions options = new() { Sigma = 1e-20f, SigmaDecay = 0.5f, LearningRateDecay = 0.5f };
        Assert.Equal(1e-20f / (1 << 20), options.SigmaAt(20));
        Assert.Equal(options.SigmaAt(20), options.SigmaAt(int.MaxValue));
        Assert.Equal(options.LearningRate / (1 << 20), options.LearningRateAt(int.MaxValue));
        options = options with { DecayGenerations = 3 };
        Assert.Equal((1e-20f / 4, 1e-20f / 8, 1e-20f / 8), (options.SigmaAt(2), options.SigmaAt(3), options.SigmaAt(4)));
    }

    [Fact]
    public void Presets_OfFewGenerations_EndWhereTheyAreLaidOutFor()
    {
        EvolutionStrategyOptions options = BuiltInTasks.Find("sphere")!.Preset(10).OptionsFor(2);
        Assert.Equal(options.SigmaAt(2), options.SigmaAt(4000));
        Assert.Equal(options.LearningRateAt(2), options.LearningRateAt(4000));
    }

    [Fact]
    public void CommandLine_SaysThatTrainingStoodStill_AndExitsWithFailure()
    {
        CommandLineRun run =
            CommandLineRun.OfWords("train sphere --learning-rate 1e20 --generations 5 --device host --json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(4, run.Json.GetProperty("updatesLeftOut").GetInt32());
        Assert.Contains("left the mean as it was", run.Error, StringComparison.Ordinal);
        Assert.Contains("--learning-rate", run.Error, StringComparison.Ordinal);
    }

    private static float[] Fitness(float size) => [.. Enumerable.Range(0, 16).Select(member => size * member)];

    // Weight decay times a large mean is what overflows a gradient; the others need nothing of their state.
    private static SearchState Large(SearchState state, string what) => new()
    {
        Generation = state.Generation,
        Mean = what == "the gradient" ? [.. state.Mean.Select(_ => 10f)] : state.Mean,
        FirstMoment = state.FirstMoment,
        SecondMoment = state.SecondMoment,
        StepCap = state.StepCap,
        EnvironmentSteps = state.EnvironmentSteps,
        BestFitness = state.BestFitness,
    };
}
