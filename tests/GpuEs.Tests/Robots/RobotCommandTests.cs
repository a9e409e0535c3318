using System.Text.Json;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

public sealed class RobotCommandTests
{
    [Theory]
    [InlineData("train hopper --device cpu --generations 1", "--device cpu ")]
    [InlineData("train hopper --device host,cpu --generations 1", "--device cpu ")]
    [InlineData("plan reacher --device cpu --episodes 1", "--device cpu ")]
    public void A_device_that_cannot_play_it_is_turned_away(string words, string refused)
    {
        CommandLineRun run = CommandLineRun.OfWords(words);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(refused, run.Error, StringComparison.Ordinal);
        Assert.Contains("host, since ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_stopped_and_went_on_is_the_one_that_never_did_and_evaluates_alike()
    {
        const string hopper = "hopper --population 20 --seed 3 --json";
        using var through = new TemporaryFolder();
        using var stopped = new TemporaryFolder();
        JsonElement expected = CommandLineRun.OfWords($"train {hopper} --generations 3 --output {through.Run}").Json;
        CommandLineRun.OfWords($"train {hopper} --generations 2 --output {stopped.Run}");

        JsonElement resumed = CommandLineRun.OfWords($"resume {stopped.Run} --generations 3 --json").Json;
        JsonElement evaluated = CommandLineRun.OfWords($"evaluate {stopped.Run} --json").Json;

        Assert.Equal("host", expected.GetProperty("device").GetString());
        foreach (JsonElement other in (JsonElement[])[resumed, evaluated])
        {
            foreach (string field in (string[])["parametersSha256", "evaluationMean", "evaluationStd"])
                Assert.Equal(expected.GetProperty(field).ToString(), other.GetProperty(field).ToString());
        }
    }

    [Fact]
    public void It_is_its_own_model_to_plan_with()
    {
        CommandLineRun run = CommandLineRun.OfWords(
            "plan reacher --episodes 1 --horizon 4 --candidates 24 --iterations 2 --elites 4 --seed 1 --json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.InRange(run.Json.GetProperty("returnMean").GetDouble(), -60, 0);
    }
}
