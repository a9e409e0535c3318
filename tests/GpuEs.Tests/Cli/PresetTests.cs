using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Presets solve their tasks: in kernels with seed 1, on the host with seeds 1 to 5.</summary>
public class PresetTests
{
    [Theory]
    [InlineData("cartpole")]
    [InlineData("cartpole --policy linear")]
    [InlineData("mountain-car")]
    [InlineData("mountain-car-continuous")]
    [InlineData("acrobot")]
    [InlineData("sphere")]
    [InlineData("sphere --dimension 100")]
    [InlineData("rosenbrock")]
    [InlineData("rosenbrock --dimension 100")]
    [InlineData("rastrigin")]
    [InlineData("ackley")]
    [InlineData("griewank")]
    public void Train_WithThePreset_Solves(string task)
    {
        CommandLineRun run = CommandLineRun.OfWords($"train {task} --device cpu --json");

        Assert.True(run.Json.GetProperty("solved").GetBoolean(), run.Output);
    }

    /// <summary>On the host, whose bits are every device's and which is the fastest here.</summary>
    [Theory]
    [InlineData("cartpole", 475)]
    [InlineData("cartpole --policy linear", 475)]
    [InlineData("pendulum", -180)]
    [InlineData("mountain-car", -120)]
    [InlineData("mountain-car-continuous", 90)]
    [InlineData("acrobot", -100)]
    [InlineData("cartpole-swingup", 400)]
    [InlineData("inverted-pendulum", 1000)]
    public void Train_WithThePreset_SolvesWithSeedsOneToFive(string task, double leastMean)
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            CommandLineRun run = CommandLineRun.OfWords($"train {task} --seed {seed} --device host --json");

            Assert.True(run.Json.GetProperty("evaluationMean").GetDouble() >= leastMean, $"seed {seed}: {run.Output}");
            Assert.True(run.Json.GetProperty("solved").GetBoolean(), $"seed {seed}: {run.Output}");
        }
    }

    [Fact]
    public void OptionsFor_ReachesTheFinalSharesWithTheLastGeneration()
    {
        foreach (NamedTask task in BuiltInTasks.All)
        {
            Preset preset = task.Preset(10);
            EvolutionStrategyOptions options = preset.OptionsFor(77);

            Assert.Equal(preset.FinalSigmaShare, options.SigmaAt(77) / options.Sigma, 1e-4f * preset.FinalSigmaShare);
            Assert.Equal(
                preset.FinalLearningRateShare, options.LearningRateAt(77) / options.LearningRate,
                1e-4f * preset.FinalLearningRateShare);
        }
    }
}
