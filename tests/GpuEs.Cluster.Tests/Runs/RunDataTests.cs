using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>Data of runs: it goes once to each worker, who keeps it by its hash, and is held against that.</summary>
public sealed class RunDataTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 200, Seed = 5 };

    private static SharedData Winds { get; } = Numbers(1000);

    private static SearchTask Task { get; } = EpisodeTask.Create<Glider>(Policy.Linear(), Winds);

    [Fact]
    public void Data_GoesOnceToEachWorker_HoweverOftenTheyAreGathered()
    {
        FakeWorker first = new(), second = new(), late = new();
        using var cluster = new FakeCluster(Task, Options, first, second);
        cluster.Call(coordinator => coordinator.Begin());
        cluster.Steps(0, 2);
        cluster.Workers["late"] = late;
        int generation = 2;
        for (; generation < 500 && late.StatesWritten == 0; generation++)
            cluster.Steps(generation, 1);
        cluster.ReplaceCoordinator();
        cluster.Steps(generation, 2);

        Assert.Equal([1, 1, 1], [first.DataGiven, second.DataGiven, late.DataGiven]);
        string expected = FakeWorker.ExpectedHash(Task, Options, generation + 2);
        Assert.Equal([expected, expected, expected], [first.MeanHash(cluster.Run), second.MeanHash(cluster.Run), late.MeanHash(cluster.Run)]);
    }

    [Fact]
    public async Task Worker_ThatHasTheData_DoesNotAskForIt()
    {
        using var runs = new WorkerRuns(ComputeDevice.Open("host"), [typeof(Glider).Assembly]);
        string json = RunSpecification.Of(Task, Options).ToJson();
        string other = RunSpecification.Of(Task, Options with { Seed = 6 }).ToJson();
        Assert.Null(await runs.Open(RunSpecification.NameOf(json), json));
        Assert.NotNull(await runs.Open(RunSpecification.NameOf(json), json, RunData.Bytes(Winds)));
        Assert.NotNull(await runs.Open(RunSpecification.NameOf(other), other));
        Assert.Same(runs.Find(RunSpecification.NameOf(json)).Data, runs.Find(RunSpecification.NameOf(other)).Data);
    }

    [Fact]
    public async Task OtherData_IsRefused()
    {
        using var runs = new WorkerRuns(ComputeDevice.Open("host"), [typeof(Glider).Assembly]);
        string json = RunSpecification.Of(Task, Options).ToJson(), run = RunSpecification.NameOf(json);
        foreach (byte[] bytes in (byte[][])[RunData.Bytes(Numbers(999)), [1, 2, 3], [], [0, 0, 0xc0, 0x7f]])
            await Assert.ThrowsAsync<ArgumentException>(() => runs.Open(run, json, bytes));
        Assert.Null(await runs.Open(run, json));
    }

    [Fact]
    public void Run_ThatWasNotGivenItsData_SaysSo()
    {
        string json = RunSpecification.Of(Task, Options).ToJson();
        using var worker = new FakeWorker();
        var workers = new Dictionary<string, IWorkerService> { ["worker"] = worker };
        var coordinator = new RunCoordinator(RunSpecification.NameOf(json), json, () => null, () => workers);
        Assert.Contains(
            "the run was not given its data",
            Assert.Throws<InvalidOperationException>(() => coordinator.Begin().GetAwaiter().GetResult()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_OnWorkers_HasTheBitsOfOneProcess()
    {
        var anywhere = new WorkerOptions { Port = 0, GatewayPort = 0 };
        await using Worker first = await Worker.StartAsync(ComputeDevice.Open("host"), anywhere);
        await using Worker second = await Worker.StartAsync(
            ComputeDevice.Open("cpu"), anywhere with { Join = $"{first.Endpoint}" });
        using ClusterConnection cluster = ClusterConnection.Connect($"{first.Gateway}");
        SharedData many = Numbers(100_000);
        using EvolutionStrategy remote = cluster.ForEnvironment<Glider>(Policy.Linear(), Options, many);
        using EvolutionStrategy alone = EvolutionStrategy.ForEnvironment<Glider>(ComputeDevice.Open("host"), Policy.Linear(), Options, many);
        remote.Train(3);
        alone.Train(3);
        Assert.Equal(2, cluster.LastGeneration!.Workers);
        Assert.InRange(cluster.LastGeneration.BytesSent, 1, (long)sizeof(float) * many.Length);
        Assert.Equal(alone.Mean, remote.Mean);
        Assert.Equal(alone.Evaluate(10), remote.Evaluate(10));
        Assert.Equal(
            "Data of 33554433 numbers is not accepted; accepted: up to 33554432 numbers on a cluster",
            Assert.Throws<ArgumentException>(() => cluster.ForEnvironment<Glider>(
                Policy.Linear(), Options, new float[RunSpecification.MostData + 1])).Message);
    }

    private static float[] Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(number => 0.01f * MathF.Sin(number))];
}
