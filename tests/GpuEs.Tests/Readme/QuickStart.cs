namespace GpuEs.Tests;

/// <summary>The README's first program; ReadmeTests holds the two together.</summary>
internal static class QuickStart
{
    public static EvaluationResult Run()
    {
        // <readme>
        using ComputeDevice device = ComputeDevice.Open("auto", Console.Error.WriteLine);
        var options = new EvolutionStrategyOptions { Population = 512, Sigma = 0.1f, LearningRate = 0.1f, Seed = 7 };
        using var strategy = EvolutionStrategy.ForEnvironment<CartPole>(device, Policy.Mlp([16]), options);

        for (int generation = 0; generation < 20; generation++)
        {
            GenerationReport report = strategy.Step();
            Console.WriteLine($"{report.Generation}: mean {report.MeanFitness:F0}, best {report.BestFitness:F0}");
        }

        EvaluationResult result = strategy.Evaluate(episodes: 100);
        Console.WriteLine($"mean return {result.Mean:F0} on {device.Description.Name}");
        float[] policy = strategy.Mean;
        // </readme>
        return policy.Length == strategy.ParameterCount ? result : default;
    }
}
