namespace GpuEs.Cluster.Tests;

/// <summary>The README's program, between the marks to the letter.</summary>
internal static class TrainOnAWorker
{
    public static async Task<GenerationReport> Run()
    {
        // <readme>
        await using Worker worker = await Worker.StartAsync(ComputeDevice.Open("auto"), new WorkerOptions());
        using ClusterConnection cluster = ClusterConnection.Connect($"{worker.Gateway}");
        var options = new EvolutionStrategyOptions { Population = 512, Seed = 7 };
        using EvolutionStrategy strategy = cluster.ForEnvironment<CartPole>(Policy.Mlp([16]), options);
        GenerationReport report = strategy.Train(20);
        Console.WriteLine($"mean {report.MeanFitness:F0} by {cluster.LastGeneration!.Workers} worker");
        // </readme>
        return report;
    }
}
