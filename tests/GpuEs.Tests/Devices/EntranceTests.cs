using Xunit;

namespace GpuEs.Tests;

/// <summary>What a second thread, and a callback, may do with a strategy, an evaluator and a planner that are in use.</summary>
public class EntranceTests
{
    // Where an entrance lets a second thread in, it waits for ever; many times what a busy machine needs.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);
    private static readonly EvolutionStrategyOptions Options = new() { Population = 4, Sigma = 0.1f, LearningRate = 0.1f };

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public Task Strategy_InUse_TurnsOtherThreadsAway(string device) => Within(() =>
    {
        using EvolutionStrategy strategy = Sphere(device), alone = Sphere(device);
        SearchState start = strategy.Capture();
        strategy.Train(3, progress: new Told<GenerationReport>(report =>
        {
            AssertTurnedAway(() => strategy.Step());
            AssertTurnedAway(() => strategy.Train(9));
            AssertTurnedAway(() => strategy.Evaluate());
            AssertTurnedAway(() => strategy.Evaluate(new float[5]));
            AssertTurnedAway(() => strategy.Ask(new MemberRange(0, 2), new float[10]));
            AssertTurnedAway(() => strategy.Tell(new float[4]));
            AssertTurnedAway(() => _ = strategy.Mean);
            AssertTurnedAway(() => strategy.Capture());
            AssertTurnedAway(() => strategy.Restore(start));
        }));
        alone.Train(3);
        Assert.Equal(alone.Mean, strategy.Mean);
        Assert.Equal(alone.Mean, OnAnotherThread(() => strategy.Mean));
    });

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public Task Callbacks_OfTrain_MayCallTheStrategy(string device) => Within(() =>
    {
        using EvolutionStrategy strategy = Sphere(device), alone = Sphere(device);
        int told = 0;
        strategy.Train(
            3,
            until: report => strategy.Evaluate().Mean == double.NegativeInfinity,
            progress: new Told<GenerationReport>(report =>
            {
                Assert.Equal(report.Generation + 1, strategy.Generation);
                Assert.Equal(strategy.Capture().Mean, strategy.Mean);
                told++;
            }));
        alone.Train(3);
        Assert.Equal(3, told);
        Assert.Equal(alone.Mean, strategy.Mean);
    });

    [Fact]
    public Task Step_OfTwoThreads_TurnsTheSecondAway() => Within(async () =>
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using EvolutionStrategy strategy = HeldUpOn(host);
        Task<GenerationReport> first = HoldUp(strategy.Step);
        Assert.Throws<InvalidOperationException>(() => strategy.Step());
        Assert.Throws<InvalidOperationException>(() => strategy.Evaluate());
        HeldUp.Gate.Set();
        Assert.Equal(2f, (await first).MeanFitness);
        Assert.Equal(1, strategy.Generation);
    });

    [Fact]
    public Task Evaluator_OfTwoThreads_TurnsTheSecondAway() => Within(async () =>
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using BatchedEvaluator evaluator = BatchedEvaluator.ForEnvironment<HeldUp>(host, Policy.Linear(), Options);
        float[] vector = new float[evaluator.ParameterCount], returns = new float[1];
        Task<float> first = HoldUp(() =>
        {
            evaluator.Evaluate(vector, returns);
            return returns[0];
        });
        Assert.Throws<InvalidOperationException>(() => evaluator.Evaluate(vector, new float[1]));
        Assert.Throws<InvalidOperationException>(
            () => evaluator.EvaluatePopulation(vector, 0, new MemberRange(0, 2), new float[2]));
        HeldUp.Gate.Set();
        Assert.Equal(2f, await first);
    });

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public Task Planner_InUse_TurnsOtherThreadsAway(string device) => Within(() =>
    {
        using CrossEntropyPlanner<Pendulum> planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(
            TestDevices.Open(device), new CrossEntropyPlannerOptions { Horizon = 2, Candidates = 8, Elites = 2 });
        using var end = new CancellationTokenSource();
        PlannedEpisodes.Play(planner, episodes: 1, seed: 1, cancellation: end.Token, progress: new Told<PlannedProgress>(told =>
        {
            // A machine that stands still may be at a plan.
            if (told.PlanShare < 1)
                return;
            AssertTurnedAway(() => planner.Plan(new Pendulum[1], new float[1]));
            AssertTurnedAway(() => planner.Restart(0, 1));
            planner.Plan(new Pendulum[1], new float[1]);
            end.Cancel();
        }));
        OnAnotherThread(() =>
        {
            planner.Plan(new Pendulum[1], new float[1]);
            return 0;
        });
    });

    [Fact]
    public Task Dispose_DuringStep_WaitsForIt() => Within(async () =>
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using EvolutionStrategy strategy = HeldUpOn(host);
        Task<GenerationReport> step = HoldUp(strategy.Step);
        Task dispose = Task.Run(strategy.Dispose);
        await Task.Delay(100);
        Assert.False(dispose.IsCompleted);
        HeldUp.Gate.Set();
        await dispose;
        Assert.Equal(2f, (await step).MeanFitness);
        Assert.Throws<ObjectDisposedException>(() => strategy.Step());
    });

    [Fact]
    public Task Dispose_DuringTrain_EndsItAfterTheGenerationUnderWay() => Within(async () =>
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using EvolutionStrategy strategy = HeldUpOn(host);
        Task<GenerationReport> training = HoldUp(() => strategy.Train(int.MaxValue));
        Task dispose = Task.Run(strategy.Dispose);
        HeldUp.Gate.Set();
        await dispose;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => training);
    });

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public Task Device_ClosedDuringTrain_EndsItWithAnException(string name) => Within(async () =>
    {
        TestDevices.Require(name);
        for (int time = 0; time < 5; time++)
        {
            using ComputeDevice device = ComputeDevice.Open(name);
            using EvolutionStrategy strategy = EvolutionStrategy.ForObjective<Sphere>(device, dimension: 5, Options);
            strategy.Step();
            Task<GenerationReport> training = Task.Run(() => strategy.Train(int.MaxValue));
            await Task.Delay(20 * time);
            Task close = Task.Run(device.Dispose);
            await close;
            await Assert.ThrowsAsync<ObjectDisposedException>(() => training);
        }
    });

    private static Task Within(Action body) => Within(() =>
    {
        body();
        return Task.CompletedTask;
    });

    private static async Task Within(Func<Task> body)
    {
        try
        {
            await Task.Run(body).WaitAsync(Soon);
        }
        finally
        {
            // Whoever still stands there would keep the device and the process.
            HeldUp.Gate.Set();
        }
    }

    private static EvolutionStrategy Sphere(string device) =>
        EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open(device), dimension: 5, Options);

    private static EvolutionStrategy HeldUpOn(ComputeDevice host) =>
        EvolutionStrategy.ForEnvironment<HeldUp>(host, Policy.Linear(), Options);

    // A call on another thread that stands still until the gate is opened.
    private static Task<TResult> HoldUp<TResult>(Func<TResult> call)
    {
        HeldUp.Gate.Reset();
        HeldUp.Arrival.Reset();
        Task<TResult> task = Task.Run(call);
        HeldUp.Arrival.Wait();
        return task;
    }

    private static void AssertTurnedAway(Action call)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => OnAnotherThread(() =>
        {
            call();
            return 0;
        }));
        Assert.Contains("in use by another thread", exception.Message, StringComparison.Ordinal);
    }

    private static TResult OnAnotherThread<TResult>(Func<TResult> call) =>
        Task.Factory.StartNew(call, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .GetAwaiter().GetResult();

    private sealed class Told<TReport>(Action<TReport> tell) : IProgress<TReport>
    {
        public void Report(TReport value) => tell(value);
    }
}
