using System.Diagnostics;
using Xunit;

namespace GpuEs.Tests;

/// <summary>A plan that takes minutes tells how far it is, and is given up when it is asked to.</summary>
public class LongPlanTests
{
    // 3e11 model steps: an hour on two cores, half a minute on the fastest GPU.
    private static readonly CrossEntropyPlannerOptions Long = new()
    {
        Horizon = 64,
        Iterations = 1024,
        Candidates = 1 << 17,
        Elites = 100,
        Agents = 32,
    };

    // Many times what a round takes on a busy machine.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    // Not on ILGPU's CPU accelerator, where the barriers of a round alone take minutes.
    [Theory]
    [InlineData("host")]
    [InlineData("opencl")]
    [InlineData("cuda")]
    public void Plan_TellsHowFarItIs_AndIsGivenUp(string device)
    {
        using var planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(TestDevices.Open(device), Long);
        using var enough = new CancellationTokenSource(Soon);
        var told = new List<PlannedProgress>();
        long started = Stopwatch.GetTimestamp();

        PlannedEpisodes played = PlannedEpisodes.Play(planner, 32, seed: 1, cancellation: enough.Token, progress: new Told(progress =>
        {
            told.Add(progress);
            Assert.Throws<InvalidOperationException>(() => planner.Plan(new Pendulum[32], new float[32]));
            Assert.Throws<InvalidOperationException>(() => planner.Restart(0, 0));
            enough.Cancel();
        }));

        PlannedProgress only = Assert.Single(told);
        Assert.InRange(only.PlanShare, 1e-9, 0.5);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Soon);
        Assert.Equal((0, 0), (played.Calls, played.Plans));
        Assert.All(played.Returns, value => Assert.Equal(double.NaN, value));
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Planner_WhosePlanWasGivenUp_PlansAsANewOne(string device)
    {
        CrossEntropyPlannerOptions options =
            CrossEntropyPlannerOptions.ImprovedCrossEntropy with { Horizon = 4, Candidates = 64, Elites = 8, Agents = 3 };
        using var planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(TestDevices.Open(device), options);
        using var fresh = CrossEntropyPlanner.ForEnvironment<Pendulum>(TestDevices.Open(device), options);
        float[] expected = new float[3], actual = new float[3];
        planner.Plan(new Pendulum[3], actual);

        Assert.False(planner.Plan(new Pendulum[3], [], actual, new PlanWatch(_ => { }, new CancellationToken(canceled: true))));
        planner.Plan(new Pendulum[3], actual);

        fresh.Plan(new Pendulum[3], expected);
        Assert.Equal(expected, actual);
    }

    private sealed class Told(Action<PlannedProgress> tell) : IProgress<PlannedProgress>
    {
        public void Report(PlannedProgress value) => tell(value);
    }
}
