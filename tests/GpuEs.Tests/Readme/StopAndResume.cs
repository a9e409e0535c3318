namespace GpuEs.Tests;

/// <summary>The README's program that stops and resumes; ReadmeTests holds the two together.</summary>
internal static class StopAndResume
{
    public static float[] Run()
    {
        // <readme>
        using ComputeDevice device = ComputeDevice.Open("auto", Console.Error.WriteLine);
        var options = new EvolutionStrategyOptions { Population = 128, Sigma = 0.5f, LearningRate = 0.2f };
        using (var strategy = EvolutionStrategy.ForEnvironment<Docking>(device, Policy.Linear(), options))
        {
            using var folder = RunFolder.Create(strategy, new RunOptions { Generations = 30 }, "runs/docking");
            strategy.Train(10, folder: folder);
        }

        using var resumed = RunFolder.Open("runs/docking");
        using var trained = EvolutionStrategy.Resume<Docking>(device, resumed);
        trained.Train(resumed.Options.Generations, folder: resumed);
        // </readme>
        return trained.Mean;
    }
}
