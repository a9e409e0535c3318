using Xunit;

namespace GpuEs.Tests;

/// <summary>What is carried over from plan to plan, and that a restart leaves nothing of it.</summary>
public class PlannerRestartTests
{
    private const int Agents = 3, Plans = 2;

    private static readonly CrossEntropyPlannerOptions Carrying = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
    {
        Horizon = 5,
        Iterations = 2,
        Candidates = 64,
        Elites = 16,
        Agents = Agents,
    };

    private static readonly Dictionary<string, CrossEntropyPlannerOptions> Variants = new()
    {
        ["improved"] = Carrying,
        ["plain"] = new() { Horizon = 5, Iterations = 2, Candidates = 64, Elites = 16, Agents = Agents },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.With(Variants.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void TwoAgentsOfOneStreamAndState_PlanAlike(string device, string variant)
    {
        using CrossEntropyPlanner<TwoSprings> planner = Create(device, Variants[variant]);
        planner.Restart(0, 7);
        planner.Restart(1, 7);
        planner.Restart(2, 8);
        for (int plan = 0; plan < Plans; plan++)
        {
            float[] actions = Plan(planner, 4, 4, 4);
            Assert.Equal(actions[..2], actions[2..4]);
            Assert.NotEqual(actions[..2], actions[4..]);
        }
    }

    /// <summary>The others go on as if nothing had happened.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Restart_LeavesNothingOfThePlansBefore(string device, string variant)
    {
        using CrossEntropyPlanner<TwoSprings> planner = Create(device, Variants[variant]);
        using CrossEntropyPlanner<TwoSprings> undisturbed = Create(device, Variants[variant]);
        var firstPlans = new float[Plans][];
        for (int plan = 0; plan < Plans; plan++)
        {
            firstPlans[plan] = Plan(planner, 1, 2, 3 + plan);
            Assert.Equal(firstPlans[plan], Plan(undisturbed, 1, 2, 3 + plan));
        }

        // Agent 0 plans as agent 2 did.
        planner.Restart(0, 2);
        for (int plan = 0; plan < Plans; plan++)
        {
            float[] expected = Plan(undisturbed, 3 + plan, 2, 1), actual = Plan(planner, 3 + plan, 2, 1);
            Assert.Equal(firstPlans[plan][4..], actual[..2]);
            Assert.NotEqual(expected[..2], actual[..2]);
            Assert.Equal(expected[2..], actual[2..]);
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void WarmStart_GoesOnFromTheMeanAStepLater(string device)
    {
        foreach (bool isWarm in new[] { true, false })
        {
            CrossEntropyPlannerOptions options = Carrying with { WarmStart = isWarm, Agents = 2 };
            using var run = new PlanStageRun<TwoSprings>(device, options);
            TwoSprings[] states = [RandomState(1), RandomState(2)];
            PlanIteration iteration = options.Schedule()[0];
            run.Start(states, _ => default);
            run.Sample(iteration);
            run.Roll();
            run.Refit();
            float[][] means = [run.Distribution(0).Mean, run.Distribution(1).Mean];

            // The second agent has been restarted.
            run.Start(states, agent => new AgentStream(0, agent == 0 ? 1u : 0u));
            float[] warm = [.. means[0][2..], .. means[0][^2..]], cold = new float[warm.Length];
            Assert.Equal(isWarm ? warm : cold, run.Distribution(0).Mean);
            Assert.Equal(cold, run.Distribution(1).Mean);
            Assert.All(run.Distribution(0).Deviation, deviation => Assert.Equal(options.InitialDeviation, deviation));
        }
    }

    private static CrossEntropyPlanner<TwoSprings> Create(string device, CrossEntropyPlannerOptions options)
    {
        return CrossEntropyPlanner.ForEnvironment<TwoSprings>(TestDevices.Open(device), options);
    }

    private static float[] Plan(CrossEntropyPlanner<TwoSprings> planner, params int[] states)
    {
        var actions = new float[2 * Agents];
        planner.Plan(Array.ConvertAll(states, RandomState), actions);
        return actions;
    }

    private static TwoSprings RandomState(int number)
    {
        var random = new EpisodeRandom(3, 0, (uint)number);
        var state = default(TwoSprings);
        state.Reset(ref random);
        return state;
    }
}
