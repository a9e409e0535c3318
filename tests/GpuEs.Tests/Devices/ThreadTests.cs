using Xunit;

namespace GpuEs.Tests;

/// <summary>One device, or all of them, from many threads: the bits of one thread.</summary>
public class ThreadTests
{
    private const int Threads = 8;
    private const int Rounds = 100;

    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 8,
        Sigma = 0.1f,
        LearningRate = 0.1f,
        Episodes = 1,
        StepCap = 20,
    };

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Strategies_OfManyThreadsOnOneDevice_GiveTheBitsOfOneThread(string name)
    {
        TestDevices.Require(name);
        using ComputeDevice device = ComputeDevice.Open(name), host = ComputeDevice.Open("host");
        float[][] expected = [.. Enumerable.Range(0, Threads).Select(thread => Rounded(host, thread))];
        float[][] actual = AtOnce.Run(Threads, thread => Rounded(device, thread));
        for (int thread = 0; thread < Threads; thread++)
            Assert.Equal(expected[thread], actual[thread]);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void EverythingMadeAndClosedAtOnceOnOneDevice_GivesTheBitsOfOneThread(string name)
    {
        TestDevices.Require(name);
        using ComputeDevice device = ComputeDevice.Open(name), host = ComputeDevice.Open("host");
        float[][] expected = [.. Enumerable.Range(0, Threads).Select(thread => Whole(host, thread))];
        float[][] actual = AtOnce.Run(Threads, thread => Whole(device, thread));
        for (int thread = 0; thread < Threads; thread++)
            Assert.Equal(expected[thread], actual[thread]);
    }

    // A strategy of the thread's own, a generation a round, and between rounds what else there is to call.
    private static float[] Rounded(ComputeDevice device, int thread)
    {
        using EvolutionStrategy strategy = Create(device, thread);
        var results = new List<float>();
        for (int round = 0; round < Rounds; round++)
        {
            results.Add(strategy.Step().MeanFitness);
            if (round % 10 == thread)
                results.Add((float)strategy.Evaluate(episodes: 2).Mean);
        }

        return [.. results, .. strategy.Mean];
    }

    // Strategy, evaluator, planner and fit, each made, used and disposed of.
    private static float[] Whole(ComputeDevice device, int thread)
    {
        var results = new List<float>();
        for (int round = 0; round < 3; round++)
        {
            using EvolutionStrategy strategy = Create(device, thread + round);
            strategy.Step();
            results.AddRange(strategy.Mean);
            using BatchedEvaluator evaluator = BatchedEvaluator.ForEnvironment<Pendulum>(device, Policy.Linear(), Options);
            float[] returns = new float[4];
            float[] vectors = [.. Enumerable.Range(0, 4 * evaluator.ParameterCount).Select(index => 0.01f * (index + thread))];
            evaluator.Evaluate(vectors, returns);
            results.AddRange(returns);
            var planning = new CrossEntropyPlannerOptions
            {
                Horizon = 3 + thread,
                Candidates = 16,
                Elites = 4,
                Iterations = 2,
                Seed = (ulong)thread,
            };
            using CrossEntropyPlanner<Pendulum> planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(device, planning);
            float[] action = new float[1];
            planner.Plan(new Pendulum[1], action);
            results.AddRange(action);
        }

        var transitions = new Transitions<Pendulum>();
        transitions.Record(count: 50, seed: 1);
        var fit = new DynamicsFitOptions { Hidden = [4], Ensemble = 2, Generations = 3, BatchSize = 16, Search = Options };
        results.AddRange(DynamicsModel.Fit(device, transitions, fit).Parameters);
        return [.. results];
    }

    private static EvolutionStrategy Create(ComputeDevice device, int thread)
    {
        EvolutionStrategyOptions options = Options with { Seed = (ulong)thread };
        return (thread % 3) switch
        {
            0 => EvolutionStrategy.ForEnvironment<CartPole>(device, Policy.Linear(), options),
            1 => EvolutionStrategy.ForEnvironment<Pendulum>(device, Policy.Mlp([4]), options),
            _ => EvolutionStrategy.ForObjective<Sphere>(device, dimension: 9, options),
        };
    }
}
