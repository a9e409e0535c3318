using Xunit;

namespace GpuEs.Tests;

/// <summary>The stages' times in the report.</summary>
public class StageTimesTests
{
    // Events are read in units of their own; the wall clock starts a little before the first and ends after the last.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Stages_AddUpToLessThanTheWallTime(string name)
    {
        var options = new EvolutionStrategyOptions { Population = 64, ChunkMembers = 20 };
        using var strategy = EvolutionStrategy.ForEnvironment<CartPole>(TestDevices.Open(name), Policy.Mlp([8]), options);
        strategy.Step();
        GenerationReport report = strategy.Step();
        StageTimes stages = report.Stages;
        TimeSpan[] times = [stages.Rollout, stages.Shaping, stages.Gradient, stages.Optimizer];
        Assert.All(times, time => Assert.True(time > TimeSpan.Zero));
        Assert.True(times.Aggregate((sum, time) => sum + time) <= report.Elapsed + Resolution);
    }
}
