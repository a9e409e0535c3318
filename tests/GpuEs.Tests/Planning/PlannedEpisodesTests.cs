using Xunit;

namespace GpuEs.Tests;

/// <summary>Plans are good enough to act on; the horizons are the presets'.</summary>
public class PlannedEpisodesTests
{
    private static double Mean<TEnvironment>(
        string name, CrossEntropyPlannerOptions method, int episodes, string device = "host")
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        CrossEntropyPlannerOptions options = BuiltInTasks.Find(name)!.PlannerOptions(method) with { Agents = episodes };
        using CrossEntropyPlanner<TEnvironment> planner =
            CrossEntropyPlanner.ForEnvironment<TEnvironment>(TestDevices.Open(device), options);
        return PlannedEpisodes.Play(planner, episodes, seed: 1).Returns.Average();
    }

    [Fact]
    public void Pendulum_SwingsUp_WithAQuarterOfTheSamplesByTheImprovedMethod()
    {
        CrossEntropyPlannerOptions plain = new(), improved = CrossEntropyPlannerOptions.ImprovedCrossEntropy;
        Assert.True(4 * Samples(improved) <= Samples(plain));

        // 20 starts of seed 1: plain -137, improved -141; the issue asks for -160 of both.
        Assert.InRange(Mean<Pendulum>("pendulum", improved, 20), -160, 0);
    }

    [Fact]
    public void Pendulum_SwingsUp_ByThePlainMethod() =>
        Assert.InRange(Mean<Pendulum>("pendulum", new() { Candidates = 300, Elites = 30 }, 20), -160, 0);

    [Fact]
    public void CartPoleSwingUp_HoldsThePoleUp() => Assert.InRange(
        Mean<CartPoleSwingUp>("cartpole-swingup", CrossEntropyPlannerOptions.ImprovedCrossEntropy, 3), 430, 500);

    [Fact]
    public void MountainCarContinuous_ReachesTheFlag() => Assert.InRange(
        Mean<MountainCarContinuous>("mountain-car-continuous", CrossEntropyPlannerOptions.ImprovedCrossEntropy, 5), 90, 100);

    [Fact]
    public void CartPole_IsHeldUpByChoices() => Assert.InRange(
        Mean<CartPole>("cartpole", CrossEntropyPlannerOptions.ImprovedCrossEntropy with { Iterations = 3 }, 2), 450, 500);

    private static long Samples(CrossEntropyPlannerOptions options) =>
        options.Schedule().Sum(iteration => (long)iteration.Candidates);
}
