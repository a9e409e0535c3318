using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>One process, unlike devices, three workers, a worker killed, a worker that comes late: the same bits.</summary>
public sealed class ClusterBitsTests(ClusterBitsTests.ThreeWorkers workers) : IClassFixture<ClusterBitsTests.ThreeWorkers>
{
    public static MatrixTheoryData<string, NoiseKind> Runs => new(["cartpole", "pendulum"], Enum.GetValues<NoiseKind>());

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_GivesTheBitsOfOneProcess_WhoeverTakesPart(string task, NoiseKind noise)
    {
        string expected = SharedRun.HashOn(workers.Host, task, noise);
        Assert.Equal(expected, SharedRun.HashOn([workers.Host, workers.Unlike], task, noise));

        // What the end of each row leaves is what the next one starts from: three workers, one of them on another device.
        ProcessCluster cluster = workers.Cluster;
        using ClusterConnection connection = cluster.Connect();
        Assert.Equal(expected, WithThreeWorkers(connection, task, noise));
        Assert.Equal(expected, await WithAWorkerKilled(cluster, connection, task, noise));
        Assert.Equal(expected, await WithAWorkerThatComesLate(cluster, connection, task, noise));
    }

    private static string WithThreeWorkers(ClusterConnection connection, string task, NoiseKind noise)
    {
        using EvolutionStrategy strategy = SharedRun.On(connection, task, noise);
        for (int generation = 0; generation < SharedRun.Generations; generation++)
        {
            strategy.Step();
            Assert.Equal(3, connection.LastGeneration!.Workers);
        }

        return SharedRun.Hash(strategy);
    }

    private static async Task<string> WithAWorkerKilled(
        ProcessCluster cluster, ClusterConnection connection, string task, NoiseKind noise)
    {
        using EvolutionStrategy strategy = SharedRun.On(connection, task, noise);
        TimeSpan generation = strategy.Train(3).Elapsed;
        Assert.Equal(3, connection.LastGeneration!.Workers);

        Task<GenerationReport> step = Task.Run(strategy.Step);
        await Task.Delay(generation / 3);
        WorkerProcess killed = cluster.Workers[^1];
        killed.Kill();
        cluster.Workers.Remove(killed);
        await step;
        Assert.Equal(2, connection.LastGeneration.Workers);
        Assert.Contains(
            connection.LastGeneration.Notices, notice => notice.Contains($"{killed.Endpoint}@", StringComparison.Ordinal));
        strategy.Train(SharedRun.Generations);
        return SharedRun.Hash(strategy);
    }

    private static async Task<string> WithAWorkerThatComesLate(
        ProcessCluster cluster, ClusterConnection connection, string task, NoiseKind noise)
    {
        using EvolutionStrategy strategy = SharedRun.On(connection, task, noise);
        strategy.Train(5);
        Assert.Equal(2, connection.LastGeneration!.Workers);

        cluster.Workers.Add(await cluster.Workers[0].StartNext());
        while (connection.LastGeneration.Workers < 3)
        {
            Assert.True(strategy.Generation < SharedRun.Generations, "the worker did not join in time");
            strategy.Step();
            await Task.Delay(200);
        }

        Assert.Contains("joined at generation", Assert.Single(connection.LastGeneration.Notices), StringComparison.Ordinal);
        strategy.Train(SharedRun.Generations);
        return SharedRun.Hash(strategy);
    }

    public sealed class ThreeWorkers : IAsyncLifetime
    {
        public ComputeDevice Host { get; } = ComputeDevice.Open("host");

        public ComputeDevice Unlike { get; } = ComputeDevice.Open(NameOfUnlike);

        internal ProcessCluster Cluster { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Cluster = await ProcessCluster.Start("host", NameOfUnlike, "host");

        // OpenCL is everywhere in CI; elsewhere ILGPU's own accelerator takes its place.
        private static string NameOfUnlike =>
            ComputeDevice.List().Any(device => device.Kind == DeviceKind.OpenCL) ? "opencl" : "cpu";

        public ValueTask DisposeAsync()
        {
            Cluster.Dispose();
            Unlike.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
