using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Presets solve their tasks. Seed 1 stands for the five that were measured.</summary>
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

    /// <summary>Tasks that the CPU accelerator takes tens of seconds for.</summary>
    [Theory]
    [InlineData("pendulum")]
    [InlineData("cartpole-swingup")]
    public void Train_WithThePresetOnTheBestDevice_Solves(string task)
    {
        CommandLineRun run = CommandLineRun.OfWords($"train {task} --json");

        Assert.True(run.Json.GetProperty("solved").GetBoolean(), run.Output);
    }

    [Fact]
    public void OptionsFor_ReachesTheFinalSharesWithTheLastGeneration()
    {
        foreach (BuiltInTask task in BuiltInTasks.All)
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
