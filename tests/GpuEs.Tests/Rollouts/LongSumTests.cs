using Xunit;

namespace GpuEs.Tests;

/// <summary>Everything that adds up rewards, values or errors does so without losing terms, however many there are.</summary>
public class LongSumTests
{
    // A million times a tenth; added up in plain floats it is 100958.
    private const float Right = 100_000f;

    // Exponentials and roots of a sum have some roundings of their own.
    private const double ValueTolerance = 1e-6;

    private static readonly EvolutionStrategyOptions Options = new() { Population = 2 };

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Rewards_OfAMillionSteps(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        Policy[] policies = [Policy.Linear(), Policy.Mlp([16])];
        foreach (Policy policy in policies)
        {
            using EvolutionStrategy strategy = EvolutionStrategy.ForEnvironment<Tenths>(device, policy, Options);
            Assert.Equal(Right, strategy.Evaluate(1).Mean);
        }
    }

    /// <summary>The fused kernel has an episode loop of its own; it does not run single vectors.</summary>
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Rewards_OfAGeneration(string name)
    {
        // Barriers cost ILGPU's CPU accelerator half a millisecond each; fused, it would play for minutes.
        EvolutionStrategyOptions options = name == "cpu" ? Options with { Path = RolloutPath.Portable } : Options;
        using EvolutionStrategy strategy =
            EvolutionStrategy.ForEnvironment<Tenths>(TestDevices.Open(name), Policy.Mlp([16]), options);
        GenerationReport report = strategy.Step();
        Assert.Equal((Right, Right), (report.WorstFitness, report.BestFitness));
    }

    [Fact]
    public void Rewards_OfARecording()
    {
        using EvolutionStrategy strategy =
            EvolutionStrategy.ForEnvironment<Tenths>(TestDevices.Open("host"), Policy.Linear(), Options);
        Assert.Equal(Right, strategy.Record(strategy.Mean).Return);
    }

    [Fact]
    public void Rewards_OfAPlannedEpisode()
    {
        var options = new CrossEntropyPlannerOptions
        {
            Horizon = 1,
            Iterations = 1,
            Candidates = 2,
            Elites = 1,
            ActionRepeat = 1024,
        };
        using CrossEntropyPlanner<Tenths> planner =
            CrossEntropyPlanner.ForEnvironment<Tenths>(TestDevices.Open("host"), options);
        Assert.Equal([Right], PlannedEpisodes.Play(planner, 1, seed: 1).Returns);
    }

    /// <summary>A plan of 512 actions, each of 1024 steps.</summary>
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Rewards_OfAPlan(string name)
    {
        var options = new CrossEntropyPlannerOptions
        {
            Horizon = 512,
            Iterations = 1,
            Candidates = 2,
            Elites = 1,
            ActionRepeat = 1024,
            Discount = 1f,
        };
        using var run = new PlanStageRun<Tenths>(name, options);
        run.Start([default], _ => default);
        run.Sample(options.Schedule()[0]);
        run.Roll();
        Assert.Equal([(float)(512 * 1024 * (double)0.1f), (float)(512 * 1024 * (double)0.1f)], run.Returns(0));
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Fitness_OverManyEpisodes(string name)
    {
        // The mean over so many episodes of equal return is that return.
        float[] returns = [.. Enumerable.Repeat(0.1f, 2 << 16)];
        EvolutionStrategyOptions options = Options with { Episodes = 1 << 16 };
        var stage = ShapingStage.Run(TestDevices.Open(name), options, Goal.Maximise, returns);
        Assert.Equal((0.1f, 0.1f), (stage.Summary.Smallest, stage.Summary.Largest));
        Assert.Equal(0.1f, Fitness.Mean(returns));
    }

    /// <summary>
    /// In 2^24 dimensions, where a plain sum is 2 % off; near the minimum too, where Griewank's product counts as much as
    /// its sum and most of its factors are 1 in a float: with their plain product the value is 0.1 % off.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.02)]
    public void Values_InManyDimensions(double size)
    {
        float[] point = new float[1 << 24];
        var random = new Random(3);
        foreach (ref float coordinate in point.AsSpan())
            coordinate = (float)(size * (2 * random.NextDouble() - 1));
        double squares = 0, dents = 0, valley = 0, ripples = 1;
        for (int index = 0; index < point.Length; index++)
        {
            double here = point[index];
            squares += here * here;
            dents += 1 - Math.Cos(2 * Math.PI * here);
            ripples *= Math.Cos(here / Math.Sqrt(index + 1d));
            if (index + 1 < point.Length)
                valley += 100 * Math.Pow(point[index + 1] - here * here, 2) + Math.Pow(1 - here, 2);
        }

        double ackley = 20 - 20 * Math.Exp(-0.2 * Math.Sqrt(squares / point.Length))
            + Math.E - Math.Exp(1 - dents / point.Length);
        AssertNear(squares, Value<Sphere>(point));
        AssertNear(squares + 10 * dents, Value<Rastrigin>(point));
        AssertNear(valley, Value<Rosenbrock>(point));
        AssertNear(ackley, Value<Ackley>(point));
        AssertNear(squares / 4000 + 1 - ripples, Value<Griewank>(point));
    }

    /// <summary>A network whose prediction is always off by a tenth in the reward, over a million transitions.</summary>
    [Fact]
    public void Errors_OfManyPredictions()
    {
        var transitions = new Transitions<Tenths>();
        for (int step = 0; step < 1_000_000; step++)
            transitions.Add([0f], [0f], [0f], 0.1f);
        var scaling = new DynamicsScaling([0f, 0f], [1f, 1f], [0f, 0f], [1f, 1f]);
        float error = new DynamicsModel<Tenths>(new float[6], [], scaling).Error(transitions);
        Assert.Equal(0.1f * 0.1f / 2, error, ValueTolerance * 0.005);
    }

    private static float Value<TObjective>(float[] point)
        where TObjective : unmanaged, IObjective<TObjective> =>
        TObjective.Evaluate(new ArrayPoint(point), point.Length);

    private static void AssertNear(double expected, float actual, double tolerance = ValueTolerance) =>
        Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
}
