using Xunit;

namespace GpuEs.Tests;

/// <summary>The planner's promise: the same bits on every device, whatever company an agent has.</summary>
public class PlannerDeterminismTests
{
    private const int Steps = 3;

    private static readonly CrossEntropyPlannerOptions Small =
        new() { Horizon = 5, Iterations = 3, Candidates = 301, Elites = 31, Agents = 3, Seed = 9 };

    private static readonly Dictionary<string, CrossEntropyPlannerOptions> Variants = new()
    {
        ["plain"] = Small,
        ["improved"] = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
        {
            Horizon = 6,
            Iterations = 3,
            Candidates = 200,
            Elites = 21,
            Agents = 3,
            Seed = 9,
        },
        ["path integral"] = CrossEntropyPlannerOptions.PathIntegral with
        {
            Horizon = 7,
            Iterations = 2,
            Candidates = 130,
            Agents = 3,
            Seed = 9,
        },
        ["repeated, discounted"] = Small with { ActionRepeat = 3, Discount = 0.9f, MinimumDeviation = 0.2f },
        // As on a GPU; a processor's groups have one thread otherwise.
        ["groups of threads"] = Small with { GroupThreads = 64 },
        ["many candidates"] = Small with { Candidates = 2049, Elites = 257, Agents = 2 },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.KernelsWith(Variants.Keys);

    public static TheoryData<string> Names => [.. Variants.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plans_AreTheSameBitsOnEveryDevice(string device, string variant)
    {
        AssertSame<Pendulum>(device, Variants[variant]);
        AssertSame<CartPole>(device, Variants[variant]);
        AssertSame<MountainCarContinuous>(device, Variants[variant]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void APlanForManyAgents_IsAsManyPlansForOne(string variant)
    {
        CrossEntropyPlannerOptions options = Variants[variant];
        float[] together = Play<Pendulum>("host", options, 0);
        for (int agent = 0; agent < options.Agents; agent++)
        {
            float[] alone = Play<Pendulum>("host", options with { Agents = 1 }, agent);
            for (int step = 0; step < Steps; step++)
                Assert.Equal(together[step * options.Agents + agent], alone[step]);
        }
    }

    private static void AssertSame<TEnvironment>(string device, CrossEntropyPlannerOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        Assert.Equal(Play<TEnvironment>("host", options, 0), Play<TEnvironment>(device, options, 0));

    private static float[] Play<TEnvironment>(string device, CrossEntropyPlannerOptions options, int firstStream)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        using CrossEntropyPlanner<TEnvironment> planner =
            CrossEntropyPlanner.ForEnvironment<TEnvironment>(TestDevices.Open(device), options);
        var states = new TEnvironment[options.Agents];
        for (int agent = 0; agent < options.Agents; agent++)
        {
            var random = new EpisodeRandom(3, 0, (uint)(firstStream + agent));
            states[agent].Reset(ref random);
            planner.Restart(agent, (uint)(firstStream + agent));
        }

        var all = new List<float>();
        float[] actions = new float[options.Agents];
        for (int step = 0; step < Steps; step++)
        {
            planner.Plan(states, actions);
            all.AddRange(actions);
            for (int agent = 0; agent < options.Agents; agent++)
            {
                states[agent].Act(0, actions[agent]);
                states[agent].Step();
            }
        }

        return [.. all];
    }
}
