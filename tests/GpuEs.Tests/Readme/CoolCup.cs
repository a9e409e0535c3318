namespace GpuEs.Tests;

/// <summary>The README's example of data.</summary>
internal static class CoolCup
{
    /// <summary>What was found.</summary>
    public static float[] Run()
    {
        // <readme>
        float[] minutesAndDegrees = [0f, 90f, 6f, 67f, 15f, 46f, 30f, 29f, 60f, 21f];
        using ComputeDevice device = ComputeDevice.Open("auto", Console.Error.WriteLine);
        EvolutionStrategyOptions options = new()
        {
            Population = 256,
            Sigma = 0.2f,
            SigmaDecay = 0.985f,
            LearningRate = 0.1f,
            LearningRateDecay = 0.985f,
        };
        using var strategy = EvolutionStrategy.ForObjective<Cooling>(device, dimension: 3, options, minutesAndDegrees);
        strategy.Train(400);
        Console.WriteLine($"the room has {100f * strategy.Mean[0]:F0} degrees");
        // </readme>
        return strategy.Mean;
    }
}
