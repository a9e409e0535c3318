using System.Text.Json;
using Xunit;

namespace GpuEs.Tests.Cli;

public class CommandLineTests
{
    private const string Small = "--device cpu --population 16 --generations 2";

    [Fact]
    public void Devices_AsJson_AreThoseOfTheLibrary()
    {
        CommandLineRun run = CommandLineRun.OfWords("devices --json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ComputeDevice.List().Select(device => device.Specification),
            run.Json.EnumerateArray().Select(device => device.GetProperty("device").GetString()));
    }

    [Fact]
    public void Devices_ForPeople_NameTheCpu()
    {
        CommandLineRun run = CommandLineRun.OfWords("devices");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("cpu", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("train")]
    public void Help_GoesToStandardOutput(string command)
    {
        CommandLineRun run = CommandLineRun.OfWords(command + " --help");

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Train_AsJson_HasThePromisedFields()
    {
        CommandLineRun run = CommandLineRun.OfWords($"train cartpole {Small} --policy linear --seed 7 --json");

        Assert.Equal(0, run.ExitCode);
        JsonElement json = run.Json;
        Assert.Equal(
            [
                "environment", "device", "seed", "population", "parameters", "generations", "environmentSteps",
                "seconds", "stepsPerSecond", "evaluationMean", "evaluationStd", "evaluationEpisodes", "solved",
                "parametersSha256", "updatesLeftOut",
            ],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("cartpole", json.GetProperty("environment").GetString());
        Assert.Equal("cpu", json.GetProperty("device").GetString());
        Assert.Equal(7, json.GetProperty("seed").GetInt32());
        Assert.Equal(16, json.GetProperty("population").GetInt32());
        Assert.Equal(10, json.GetProperty("parameters").GetInt32());
        Assert.Equal(2, json.GetProperty("generations").GetInt32());
        Assert.Equal(100, json.GetProperty("evaluationEpisodes").GetInt32());
        Assert.InRange(json.GetProperty("environmentSteps").GetInt64(), 2 * 16 * 8, 2 * 16 * 500);
        Assert.Matches("^[0-9a-f]{64}$", json.GetProperty("parametersSha256").GetString());
    }

    [Fact]
    public void Train_WritesProgressToStandardErrorAlone()
    {
        CommandLineRun run = CommandLineRun.OfWords($"train sphere {Small} --json");

        Assert.Contains("generation 2/2", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Train_OfAnObjective_TakesItsDimension()
    {
        JsonElement json = CommandLineRun.OfWords($"train sphere {Small} --dimension 3 --json").Json;

        Assert.Equal(3, json.GetProperty("parameters").GetInt32());
        Assert.Equal(1, json.GetProperty("evaluationEpisodes").GetInt32());
        Assert.Equal(0, json.GetProperty("environmentSteps").GetInt64());
    }

    [Fact]
    public void Train_WithoutJson_TellsAPerson()
    {
        CommandLineRun run = CommandLineRun.OfWords($"train cartpole {Small}");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("over 100 fresh episodes", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_UntilSolved_EndsEarlyAndSolved()
    {
        JsonElement json = CommandLineRun.OfWords(
            "train cartpole --device cpu --policy linear --until-solved --json").Json;

        Assert.True(json.GetProperty("solved").GetBoolean());
        Assert.True(json.GetProperty("generations").GetInt32() < 40);
    }

    [Fact]
    public void Train_WithChunksOrAlone_GivesTheSameParameters()
    {
        string Hash(string more) => CommandLineRun.OfWords($"train cartpole {Small} --noise table --perturb 0.5 --json {more}")
            .Json.GetProperty("parametersSha256").GetString()!;

        Assert.Equal(Hash(""), Hash("--chunk 6"));
    }

    [Fact]
    public void Train_OnSeveralDevices_GivesTheSameParametersAndSaysWhoDidHowMuch()
    {
        const string Words = "train cartpole --population 64 --generations 3 --json --device";
        CommandLineRun shared = CommandLineRun.OfWords($"{Words} host,cpu");

        Assert.Equal("host,cpu", shared.Json.GetProperty("device").GetString());
        Assert.Equal(
            CommandLineRun.OfWords($"{Words} host").Json.GetProperty("parametersSha256").GetString(),
            shared.Json.GetProperty("parametersSha256").GetString());
        Assert.Matches("shared: host .*members.*, cpu ", shared.Error);
    }
}
