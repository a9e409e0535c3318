using Xunit;

namespace GpuEs.Tests;

/// <summary>Parameter vectors in, returns out.</summary>
public class BatchedEvaluatorTests
{
    private static readonly Policy Small = Policy.Mlp([8]);

    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 34,
        Episodes = 3,
        ChunkMembers = 10,
        Sigma = 0.3f,
        CommonRandomNumbers = true,
    };

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Vectors_AndMembersMadeOnTheDeviceGiveTheSameReturns(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        using var strategy = EvolutionStrategy.ForEnvironment<CartPole>(device, Small, Options);
        float[] vectors = new float[34 * strategy.ParameterCount];
        strategy.Ask(new MemberRange(0, 34), vectors);

        using var evaluator = BatchedEvaluator.ForEnvironment<CartPole>(device, Small, Options);
        float[] returns = new float[34 * 3], part = new float[12 * 3];
        int[] steps = new int[34 * 3];
        evaluator.Evaluate(vectors, returns, steps);
        evaluator.EvaluatePopulation(strategy.Mean, 0, new MemberRange(14, 12), part);
        Assert.Equal(returns[(14 * 3)..(26 * 3)], part);
        Assert.Equal(Array.ConvertAll(steps, count => (float)count), returns);
        Assert.True(returns.Distinct().Count() > 10);

        GenerationReport report = strategy.Step();
        Assert.Equal(steps.Sum(), report.EnvironmentSteps);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Vector_GivesTheSameReturnInAnyCompany(string name)
    {
        using var evaluator = BatchedEvaluator.ForObjective<Rastrigin>(
            TestDevices.Open(name), 3, new() { Population = 2, ChunkMembers = 2 });
        float[] vectors = [1, 2, 3, 0, 0, 0, 0.5f, -1, 4, 1, 2, 3, 9, 9, 9];
        float[] values = new float[5], alone = new float[1];
        evaluator.Evaluate(vectors, values);
        evaluator.Evaluate(vectors.AsSpan(6, 3), alone);
        Assert.Equal(values[2], alone[0]);
        Assert.Equal(values[0], values[3]);
        Assert.Equal(0f, values[1]);
    }

    /// <summary>Even where members of a population have starts of their own.</summary>
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Vector_PlaysTheGenerationsStarts_InAnyCompany(string name)
    {
        using var evaluator = BatchedEvaluator.ForEnvironment<Pendulum>(
            TestDevices.Open(name), Policy.Linear(), Options with { CommonRandomNumbers = false });
        float[] vector = [0, 1, 1, -1];
        float[] alone = new float[3], twice = new float[6], other = new float[3];
        evaluator.Evaluate(vector, alone);
        evaluator.Evaluate([.. vector, .. vector], twice);
        evaluator.Evaluate(vector, other, generation: 1);
        Assert.Equal([.. alone, .. alone], twice);
        Assert.Equal(3, alone.Distinct().Count());
        Assert.Empty(alone.Intersect(other));
        AssertNames("generation -1 ", () => evaluator.Evaluate(vector, alone, generation: -1));
    }

    [Fact]
    public void Lengths_ThatDoNotFitAreRefused()
    {
        using var evaluator = BatchedEvaluator.ForEnvironment<CartPole>(TestDevices.Open("host"), Small, Options);
        int parameters = evaluator.ParameterCount;
        AssertNames("vectors' length 7 ", () => evaluator.Evaluate(new float[7], new float[3]));
        AssertNames("returns' length 2 ", () => evaluator.Evaluate(new float[parameters], new float[2]));
        AssertNames("steps' length 1 ", () => evaluator.Evaluate(new float[parameters], new float[3], new int[1]));
        AssertNames("mean's length 1 ", () => evaluator.EvaluatePopulation([0], 0, new(0, 2), new float[6]));
        AssertNames(
            "members ", () => evaluator.EvaluatePopulation(new float[parameters], 0, new(1, 2), new float[6]));
    }

    private static void AssertNames(string start, Action call) =>
        Assert.StartsWith(start, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
}
