using System.Diagnostics;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>What happens to real processes: a run ends with the right mean, or with a clear error.</summary>
public sealed class ClusterFailureTests
{
    private const string Task = "cartpole";
    private const NoiseKind Noise = NoiseKind.Counter;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(50);

    private static string Expected { get; } = SharedRun.HashOn(ComputeDevice.Open("host"), Task, Noise);

    [Fact]
    public async Task Coordinator_KilledAndStartedAgain_LosesNothing()
    {
        using ProcessCluster cluster = await ProcessCluster.Start("host", "host");
        using ClusterConnection connection = cluster.Connect();
        using EvolutionStrategy strategy = SharedRun.On(connection, Task, Noise);
        TimeSpan generation = strategy.Train(3).Elapsed;

        Task<GenerationReport> step = System.Threading.Tasks.Task.Run(strategy.Step);
        await System.Threading.Tasks.Task.Delay(generation / 3);
        WorkerProcess first = cluster.Workers[0];
        first.Kill();
        cluster.Workers[0] = await WorkerProcess.Start(
            $"--port {first.Endpoint.Port} --gateway-port {first.Gateway.Port} --device host");

        Assert.Equal(3, (await step.WaitAsync(LongestRecovery)).Generation);
        await UntilWorkers(connection, strategy, 2);
        strategy.Train(SharedRun.Generations);
        Assert.Equal(Expected, SharedRun.Hash(strategy));
    }

    [Fact]
    public async Task Worker_StoppedAndContinued_IsLeftOutAndComesBack()
    {
        using ProcessCluster cluster = await ProcessCluster.Start("host", "host");
        using ClusterConnection connection = cluster.Connect();
        using EvolutionStrategy strategy = SharedRun.On(connection, Task, Noise);
        strategy.Train(2);

        cluster.Workers[1].Signal("STOP");
        strategy.Step();
        Assert.Equal(1, connection.LastGeneration!.Workers);
        Assert.Contains(
            connection.LastGeneration.Notices, notice => notice.Contains($"{cluster.Workers[1].Endpoint}@", StringComparison.Ordinal));
        cluster.Workers[1].Signal("CONT");
        await UntilWorkers(connection, strategy, 2);
        strategy.Train(SharedRun.Generations);
        Assert.Equal(Expected, SharedRun.Hash(strategy));
    }

    [Fact]
    public async Task Program_StartedAgain_GoesOnWithTheRunThatTheWorkersHold()
    {
        using ProcessCluster cluster = await ProcessCluster.Start("host");
        using (ClusterConnection connection = cluster.Connect())
        {
            // As when the program is killed: the strategy is not disposed of.
            EvolutionStrategy lost = SharedRun.On(connection, Task, Noise);
            lost.Train(5);
        }

        using ClusterConnection again = cluster.Connect();
        using EvolutionStrategy strategy = SharedRun.On(again, Task, Noise);
        Assert.Equal(5, strategy.Generation);
        Assert.InRange(strategy.EnvironmentSteps, 5 * 4096, long.MaxValue);
        strategy.Train(SharedRun.Generations);
        Assert.Equal(Expected, SharedRun.Hash(strategy));
    }

    [Fact]
    public async Task Redis_ListsTheWorkers_AnyOfWhichMayGo()
    {
        using RedisServer redis = RedisServer.Start();
        WorkerProcess[] workers = await System.Threading.Tasks.Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => WorkerProcess.Start($"--redis {redis.Address} --device host")));
        try
        {
            using ClusterConnection connection = ClusterConnection.Connect($"redis://{redis.Address}");
            using EvolutionStrategy strategy = SharedRun.On(connection, Task, Noise);
            strategy.Train(2);
            Assert.Equal(3, connection.LastGeneration!.Workers);
            foreach (WorkerProcess worker in workers.Take(2))
            {
                worker.Kill();
                strategy.Step();
            }

            Assert.Equal(1, connection.LastGeneration.Workers);
            strategy.Train(SharedRun.Generations);
            Assert.Equal(Expected, SharedRun.Hash(strategy));
        }
        finally
        {
            foreach (WorkerProcess worker in workers)
                worker.Dispose();
        }
    }

    [Fact]
    public async Task Worker_ThatLacksAnEnvironment_SaysSoBeforeAnythingStarts()
    {
        using ProcessCluster cluster = await ProcessCluster.Start("host");
        using ClusterConnection connection = cluster.Connect();
        var exception = Assert.Throws<InvalidOperationException>(
            () => connection.ForEnvironment<Lander>(Policy.Linear(), new() { Population = 16 }));
        Assert.Contains(cluster.Workers[0].Endpoint.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "the assembly GpuEs.Cluster.Tests with GpuEs.Cluster.Tests.Lander is not here", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_StartedWithAnAssembly_RunsItsEnvironments()
    {
        using WorkerProcess worker = await WorkerProcess.StartFirst($"--device host --assembly {typeof(Lander).Assembly.Location}");
        using ClusterConnection connection = ClusterConnection.Connect(worker.Gateway.ToString());
        var options = new EvolutionStrategyOptions { Population = 64 };
        using EvolutionStrategy remote = connection.ForEnvironment<Lander>(Policy.Linear(), options);
        using EvolutionStrategy local = EvolutionStrategy.ForEnvironment<Lander>(ComputeDevice.Open("host"), Policy.Linear(), options);
        Assert.Equal(
            local.Train(3) with { Elapsed = default, Stages = default }, remote.Train(3) with { Elapsed = default, Stages = default });
        Assert.Equal(local.Mean, remote.Mean);
        Assert.Equal(local.Evaluate(10).Mean, remote.Evaluate(10).Mean);
    }

    [Fact]
    public void Connect_WhereNobodyListens_SaysSo() => Assert.Contains(
        "no worker of a cluster answers at 127.0.0.1:9",
        Assert.Throws<InvalidOperationException>(() => ClusterConnection.Connect("127.0.0.1:9")).Message, StringComparison.Ordinal);

    // Until a worker has joined, generations are played again and again from the same state: the run has few of them.
    private static async Task UntilWorkers(ClusterConnection connection, EvolutionStrategy strategy, int workers)
    {
        SearchState state = strategy.Capture();
        long started = Stopwatch.GetTimestamp();
        while (connection.LastGeneration!.Workers < workers)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < LongestRecovery, "the worker did not come back");
            await System.Threading.Tasks.Task.Delay(200);
            strategy.Restore(state);
            strategy.Step();
        }
    }
}
