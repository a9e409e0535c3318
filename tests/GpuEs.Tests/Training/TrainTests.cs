using Xunit;

namespace GpuEs.Tests;

/// <summary>The third door: generations until enough.</summary>
public class TrainTests
{
    [Fact]
    public void Train_ReportsEveryGeneration()
    {
        using EvolutionStrategy strategy = Create();
        var told = new Progress();
        GenerationReport last = strategy.Train(5, progress: told);
        Assert.Equal([0, 1, 2, 3, 4], told.Reports.Select(report => report.Generation));
        Assert.Equal(told.Reports[^1], last);
        Assert.Equal(5, strategy.Generation);
        Assert.All(told.Reports, report => Assert.True(report.IsUpdated && report.Elapsed > TimeSpan.Zero));
    }

    [Fact]
    public void Train_CountsGenerationsDoneBefore()
    {
        using EvolutionStrategy strategy = Create();
        strategy.Train(2);
        var told = new Progress();
        strategy.Train(3, progress: told);
        Assert.Equal(2, Assert.Single(told.Reports).Generation);
        Assert.Equal(default, strategy.Train(3));
    }

    [Fact]
    public void Train_IsTheSameAsSteps()
    {
        using EvolutionStrategy training = Create(), stepping = Create();
        training.Train(3);
        for (int generation = 0; generation < 3; generation++)
            stepping.Step();
        Bits.Equal(stepping.Mean, training.Mean, "mean");
    }

    [Fact]
    public void Cancellation_EndsAfterTheGeneration()
    {
        using EvolutionStrategy strategy = Create();
        using var source = new CancellationTokenSource();
        var told = new Progress { At = report => CancelAfter(report, source) };
        GenerationReport last = strategy.Train(100, progress: told, cancellationToken: source.Token);
        Assert.Equal((2, 3), (last.Generation, strategy.Generation));
        Assert.Equal(default, strategy.Train(100, cancellationToken: source.Token));
        Assert.Equal(3, strategy.Generation);
    }

    [Fact]
    public void Until_EndsWhenItSaysSo()
    {
        using EvolutionStrategy strategy = Create();
        GenerationReport last = strategy.Train(100, until: report => report.Generation == 3);
        Assert.Equal((3, 4), (last.Generation, strategy.Generation));
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Train_LearnsCartPole(string name)
    {
        var options = new EvolutionStrategyOptions { Population = 64, CommonRandomNumbers = true };
        using var strategy = EvolutionStrategy.ForEnvironment<CartPole>(
            TestDevices.Open(name), Policy.Linear(), options);
        strategy.Train(50, until: report => report.MeanFitness > 450);
        EvaluationResult result = strategy.Evaluate(100, seed: 1);
        Assert.InRange(result.Mean, CartPole.SolvedReturn, CartPole.StepLimit);
        Assert.Equal((100, (long)(result.Mean * 100 + 0.5)), (result.Episodes, result.Steps));
    }

    private static void CancelAfter(GenerationReport report, CancellationTokenSource source)
    {
        if (report.Generation == 2)
            source.Cancel();
    }

    private static EvolutionStrategy Create() =>
        EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open("cpu"), 9, new() { Population = 16 });

    // Progress<T> reports on other threads; this one at once.
    private sealed class Progress : IProgress<GenerationReport>
    {
        public List<GenerationReport> Reports { get; } = [];

        public Action<GenerationReport>? At { get; init; }

        public void Report(GenerationReport value)
        {
            Reports.Add(value);
            At?.Invoke(value);
        }
    }
}
