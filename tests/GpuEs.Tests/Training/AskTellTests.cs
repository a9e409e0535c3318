using Xunit;

namespace GpuEs.Tests;

/// <summary>The loop turned inside out, for fitness that is computed elsewhere.</summary>
public class AskTellTests
{
    private const int Population = 34, ParameterCount = 9;

    private static readonly float[] Start = [3f, -2f, 1f, 0f, -1f, 2f, -3f, 0.5f, -0.5f];

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void AskAndTell_ImproveAQuadratic(string name)
    {
        var options = new EvolutionStrategyOptions { Population = Population, LearningRate = 0.2f };
        using EvolutionStrategy strategy = Create(name, options);
        var members = new float[Population * ParameterCount];
        GenerationReport first = default, last = default;
        for (int generation = 0; generation < 60; generation++)
        {
            strategy.Ask(new MemberRange(0, Population), members);
            float[] fitness = [.. members.Chunk(ParameterCount).Select(SumOfSquares)];
            last = strategy.Tell(fitness);
            Assert.Equal((fitness.Min(), fitness.Max()), (last.BestFitness, last.WorstFitness));
            first = generation == 0 ? last : first;
        }

        Assert.True(last.MeanFitness < first.MeanFitness / 20, $"from {first.MeanFitness} to {last.MeanFitness}");
        Assert.True(SumOfSquares(strategy.Mean) < SumOfSquares(Start) / 20);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Ask_OfAnyRangeGivesPartOfTheWhole(string name)
    {
        foreach (int? chunkMembers in new int?[] { null, 2, 6, 16 })
        {
            using EvolutionStrategy strategy = Create(name, new() { Population = Population, ChunkMembers = chunkMembers });
            float[] whole = Ask(strategy, new MemberRange(0, Population));
            MemberRange[] ranges = [new(0, 1), new(5, 2), new(1, 32), new(15, 2), new(33, 1), new(4, 13), new(16, 18)];
            foreach (MemberRange range in ranges)
            {
                Bits.Equal(
                    whole.AsSpan(range.First * ParameterCount, range.Count * ParameterCount), Ask(strategy, range),
                    $"{range} in chunks of {chunkMembers}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void AskedMembers_AreThoseThatStepEvaluates(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        var options = new EvolutionStrategyOptions { Population = Population, Optimizer = new Optimizer.ClipUp() };
        using var stepping = EvolutionStrategy.ForObjective<Sphere>(device, ParameterCount, options);
        using var telling = EvolutionStrategy.ForParameters(device, stepping.Mean, Goal.Minimise, options);
        for (int generation = 0; generation < 3; generation++)
        {
            float[] members = Ask(telling, new MemberRange(0, Population));
            Bits.Equal(members, Ask(stepping, new MemberRange(0, Population)), $"members of generation {generation}");
            float[] values = [.. members.Chunk(ParameterCount).Select(
                member => Sphere.Evaluate(new ArrayMemory(member), ParameterCount))];
            Assert.Equal(
                stepping.Step() with { Elapsed = default, Stages = default },
                telling.Tell(values) with { Elapsed = default, Stages = default });
            Bits.Equal(stepping.Mean, telling.Mean, $"mean after generation {generation}");
        }
    }

    [Fact]
    public void Misuse_IsNamed()
    {
        using EvolutionStrategy strategy = Create("cpu", new() { Population = Population });
        Assert.Contains("Ask", Assert.Throws<InvalidOperationException>(() => strategy.Step()).Message, StringComparison.Ordinal);
        AssertNames("fitness's length 33 ", () => strategy.Tell(new float[33]));
        AssertNames("destination's length 8 ", () => strategy.Ask(new MemberRange(0, 1), new float[8]));
        AssertNames("members", () => strategy.Ask(new MemberRange(33, 2), new float[2 * ParameterCount]));
        AssertNames("members", () => strategy.Ask(new MemberRange(-1, 1), new float[ParameterCount]));
        AssertNames("members", () => strategy.Ask(new MemberRange(0, 0), []));
        AssertNames("members", () => strategy.Ask(new MemberRange(2, int.MaxValue), []));
        AssertNames("episodes 0 ", () => strategy.Evaluate(0));
        Assert.Throws<InvalidOperationException>(() => strategy.Evaluate(1));

        using var twoEpisodes = EvolutionStrategy.ForEnvironment<CartPole>(
            TestDevices.Open("cpu"), Policy.Linear(), new() { Population = 2, Episodes = 2 });
        AssertNames("Episodes 2 ", () => twoEpisodes.Tell(new float[2]));
        AssertNames("generations -1 ", () => twoEpisodes.Train(-1));
    }

    private static void AssertNames(string named, Action call) =>
        Assert.Contains(named, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal);

    private static EvolutionStrategy Create(string name, EvolutionStrategyOptions options) =>
        EvolutionStrategy.ForParameters(TestDevices.Open(name), Start, Goal.Minimise, options);

    private static float[] Ask(EvolutionStrategy strategy, MemberRange range)
    {
        var members = new float[range.Count * ParameterCount];
        strategy.Ask(range, members);
        return members;
    }

    private static float SumOfSquares(float[] point) => point.Sum(component => component * component);
}
