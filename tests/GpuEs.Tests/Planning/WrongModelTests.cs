using Xunit;

namespace GpuEs.Tests;

/// <summary>A model that is not quite the world still plans far better than chance.</summary>
public class WrongModelTests
{
    private const int Agents = 8, Steps = 120;

    // Random torques cost about 6 a step. Whoever swings the pendulum up and holds it pays for the swing alone; a model
    // that knows nothing of the world, or a plan for another state, does not hold it.
    private const double LargestShareOfRandomCost = 0.6;

    private static readonly CrossEntropyPlannerOptions Options = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
    {
        Horizon = 20,
        Iterations = 3,
        Candidates = 64,
        Elites = 10,
        Agents = Agents,
    };

    [Fact]
    public void APlanWithAHeavyPendulum_SwingsUpALightOne()
    {
        using CrossEntropyPlanner<HeavyPendulum> planner =
            CrossEntropyPlanner.ForEnvironment<HeavyPendulum>(TestDevices.Open("host"), Options);
        double planned = Cost((worlds, actions) =>
            planner.Plan(Array.ConvertAll(worlds, world => new HeavyPendulum(world)), actions));
        int draws = 0;
        double random = Cost((worlds, actions) =>
        {
            for (int agent = 0; agent < Agents; agent++)
                actions[agent] = Pendulum.ActionLimit * (2 * InitialRandom.Uniform(5, draws++) - 1);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{planned:F2} a step, random {random:F2}");
        Assert.InRange(planned, 0, LargestShareOfRandomCost * random);
    }

    // The mean cost of a step in the world.
    private static double Cost(Action<Pendulum[], float[]> choose)
    {
        var worlds = new Pendulum[Agents];
        for (int agent = 0; agent < Agents; agent++)
        {
            var random = new EpisodeRandom(3, 0, (uint)agent);
            worlds[agent].Reset(ref random);
        }

        var actions = new float[Agents];
        double cost = 0;
        for (int step = 0; step < Steps; step++)
        {
            choose(worlds, actions);
            for (int agent = 0; agent < Agents; agent++)
            {
                worlds[agent].Act(0, actions[agent]);
                cost -= worlds[agent].Step();
            }
        }

        return cost / (Steps * Agents);
    }
}
