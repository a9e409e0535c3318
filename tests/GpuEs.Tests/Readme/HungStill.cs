namespace GpuEs.Tests;

/// <summary>The README's program that trains a robot of one's own; ReadmeTests holds the two together.</summary>
internal static class HungStill
{
    /// <summary>The mean return after training.</summary>
    public static double Run()
    {
        // <readme>
        using ComputeDevice host = ComputeDevice.Open("host");
        var options = new EvolutionStrategyOptions { Population = 128, Episodes = 4, Sigma = 0.2f, LearningRate = 0.1f };
        using var strategy = EvolutionStrategy.ForEnvironment<Crane>(host, Policy.Linear(), options);
        strategy.Train(60);
        double mean = strategy.Evaluate(episodes: 100).Mean;
        Console.WriteLine($"{mean:F0} on {strategy.Path}");
        // </readme>
        return mean;
    }
}
