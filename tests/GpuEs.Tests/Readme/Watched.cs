namespace GpuEs.Tests;

/// <summary>The README's dashboard; ReadmeTests holds the two together.</summary>
internal static class Watched
{
    /// <summary>Where the page was.</summary>
    public static string Run(string path)
    {
        using ComputeDevice device = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForEnvironment<Docking>(device, Policy.Linear(), new() { Population = 16 });
        using var folder = RunFolder.Create(strategy, new RunOptions { Generations = 3 }, path);

        // <readme>
        using var dashboard = Dashboard.Open(strategy, folder);
        Console.WriteLine($"watch {dashboard.Address}");
        strategy.Train(folder.Options.Generations, progress: dashboard, folder: folder);
        // </readme>
        return dashboard.Address;
    }
}
