using Xunit;

namespace GpuEs.Tests;

/// <summary>What a run depends on fits into its state: taken out and put elsewhere, it goes on with the same bits.</summary>
public class SearchStateTests
{
    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 34,
        NoiseTableLength = 1 << 12,
        Seed = 3,
    };

    public static MatrixTheoryData<string, string> Varied => TestDevices.With(DeterminismTests.Variations.Keys);

    [Theory]
    [MemberData(nameof(Varied))]
    public void Restore_OnAnyDevice_GoesOnWithTheSameBits(string name, string variation)
    {
        EvolutionStrategyOptions options = DeterminismTests.Variations[variation](Options);
        using EvolutionStrategy through = TrainingTasks.Create("cartpole", TestDevices.Open("host"), options);
        SearchState expected = After(through, 5);

        using EvolutionStrategy before = TrainingTasks.Create("cartpole", TestDevices.Open("host"), options);
        using EvolutionStrategy after = TrainingTasks.Create("cartpole", TestDevices.Open(name), options);
        using EvolutionStrategy last = TrainingTasks.Create("cartpole", TestDevices.Open("host"), options);
        after.Restore(After(before, 2));
        last.Restore(After(after, 4));
        AssertEqual(expected, After(last, 5));
    }

    [Fact]
    public void Capture_IsACopy()
    {
        using EvolutionStrategy strategy = TrainingTasks.Create("cartpole", TestDevices.Open("host"), Options);
        SearchState before = After(strategy, 1);
        float[] mean = [.. before.Mean];
        strategy.Step();
        Assert.Equal(mean, before.Mean);
        Assert.NotEqual(mean, strategy.Mean);
    }

    [Fact]
    public void Restore_OfAStateThatCannotBe_SaysWhatIsWrong()
    {
        using EvolutionStrategy strategy = TrainingTasks.Create("cartpole", TestDevices.Open("host"), Options);
        int count = strategy.ParameterCount;
        AssertRefused("Generation -1", State(count, generation: -1));
        AssertRefused("Mean's length 1 ", State(count, mean: 1));
        AssertRefused("FirstMoment's length 2 ", State(count, first: 2));
        AssertRefused("SecondMoment's length 3 ", State(count, second: 3));
        AssertRefused("StepCap 0 ", State(count, stepCap: 0));

        void AssertRefused(string expected, SearchState state) => Assert.Contains(
            expected, Assert.Throws<ArgumentException>(() => strategy.Restore(state)).Message, StringComparison.Ordinal);
    }

    private static SearchState State(
        int count, int generation = 1, int? mean = null, int? first = null, int? second = null, int stepCap = 1) => new()
        {
            Generation = generation,
            Mean = new float[mean ?? count],
            FirstMoment = new float[first ?? count],
            SecondMoment = new float[second ?? count],
            StepCap = stepCap,
            EnvironmentSteps = 0,
            BestFitness = 0f,
        };

    private static SearchState After(EvolutionStrategy strategy, int generations)
    {
        strategy.Train(generations);
        return strategy.Capture();
    }

    private static void AssertEqual(SearchState expected, SearchState actual)
    {
        Assert.Equal(expected.Generation, actual.Generation);
        Assert.Equal(expected.Mean, actual.Mean);
        Assert.Equal(expected.FirstMoment, actual.FirstMoment);
        Assert.Equal(expected.SecondMoment, actual.SecondMoment);
        Assert.Equal(expected.StepCap, actual.StepCap);
        Assert.Equal(expected.EnvironmentSteps, actual.EnvironmentSteps);
        Assert.Equal(expected.BestFitness, actual.BestFitness);
    }
}
