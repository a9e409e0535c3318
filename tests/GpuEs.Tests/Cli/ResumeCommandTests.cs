using System.Text.Json;
using Xunit;

namespace GpuEs.Tests.Cli;

public class ResumeCommandTests
{
    private const string Small = "--device host --population 16 --json";

    private static readonly string[] ResultFields =
        ["generations", "environmentSteps", "evaluationMean", "evaluationStd", "solved", "parametersSha256"];

    [Fact]
    public void Resume_AfterAnInterruption_EndsAsARunWithoutOne()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun stopped = CommandLineRun.Of(
            new CancellationToken(canceled: true), $"train mountain-car {Small} --output {folder.Run}".Split(' '));
        Assert.Equal(130, stopped.ExitCode);
        Assert.EndsWith(
            $"stopped after 0 of 40 generations; go on with: gpues resume {folder.Run}", stopped.ErrorLines[^1],
            StringComparison.Ordinal);

        AssertSame(CommandLineRun.OfWords($"train mountain-car {Small}"), CommandLineRun.OfWords($"resume {folder.Run} --json"));
    }

    [Fact]
    public void Resume_WithMoreGenerations_EndsAsARunWithThatMany()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train cartpole {Small} --generations 10 --output {folder.Run}");

        AssertSame(
            CommandLineRun.OfWords($"train cartpole {Small} --generations 20"),
            CommandLineRun.OfWords($"resume {folder.Run} --generations 20 --device cpu --json"));
        Assert.Equal(20, File.ReadAllLines(folder.FileOfRun("generations.jsonl")).Length);
        Assert.Equal(20, CommandLineRun.OfWords($"evaluate {folder.Run} --json").Json.GetProperty("generations").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--generations 2")]
    public void Resume_OfAFinishedRun_SaysSoAndChangesNoResult(string more)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun trained = CommandLineRun.OfWords($"train sphere {Small} --generations 3 --output {folder.Run}");
        string lines = File.ReadAllText(folder.FileOfRun("generations.jsonl"));
        File.Delete(folder.FileOfRun("summary.json"));

        CommandLineRun resumed = CommandLineRun.OfWords($"resume {folder.Run} --json {more}");

        AssertSame(trained, resumed);
        Assert.Contains("has its 3 generations", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(lines, File.ReadAllText(folder.FileOfRun("generations.jsonl")));
        Assert.Equal(0, CommandLineRun.OfWords($"evaluate {folder.Run}").ExitCode);
    }

    [Fact]
    public void Resume_OfARunUntilSolved_StillEndsWhenItIsSolved()
    {
        using var folder = new TemporaryFolder();
        const string Words = "train cartpole --device host --policy linear --json --until-solved";
        CommandLineRun trained = CommandLineRun.OfWords(Words);
        CommandLineRun.Of(new CancellationToken(canceled: true), $"{Words} --output {folder.Run}".Split(' '));

        AssertSame(trained, CommandLineRun.OfWords($"resume {folder.Run} --json"));
        CommandLineRun again = CommandLineRun.OfWords($"resume {folder.Run} --json");
        AssertSame(trained, again);
        Assert.Contains("was solved after", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_WritesWhatCameOfAGeneration()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train cartpole {Small} --generations 1 --output {folder.Run}");

        JsonElement line = JsonDocument.Parse(File.ReadAllText(folder.FileOfRun("generations.jsonl"))).RootElement;
        Assert.Equal(
            [
                "generation", "meanFitness", "fitnessDeviation", "bestFitness", "worstFitness", "nonFiniteCount",
                "isUpdated", "episodes", "environmentSteps", "gradientNorm", "updateRatio", "seconds", "stageSeconds",
            ],
            line.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["rollout", "shaping", "gradient", "optimizer"],
            line.GetProperty("stageSeconds").EnumerateObject().Select(property => property.Name));
        Assert.Equal(16, line.GetProperty("episodes").GetInt32());
        Assert.InRange(line.GetProperty("updateRatio").GetSingle(), 1e-3f, 1f);
    }

    [Fact]
    public void Train_WithoutAFolder_MakesOneAndSaysWhere()
    {
        CommandLineRun run = CommandLineRun.OfWords($"train sphere {Small} --seed 77 --generations 1");

        Assert.Matches("runs/sphere-77-[0-9]{8}-[0-9]{6}: ", run.Error);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_FinishesTheGenerationAndSaves(string signal)
    {
        using var folder = new TemporaryFolder();
        using var process = new CommandLineProcess(
            $"train cartpole {Small} --generations 1000000 --output {folder.Run}");
        string lines = folder.FileOfRun("generations.jsonl");
        for (int wait = 0; !File.Exists(lines) || File.ReadAllLines(lines).Length < 3; wait++)
        {
            Assert.True(wait < 1000, "training did not begin");
            await Task.Delay(20);
        }

        process.Signal(signal);
        CommandLineRun run = await process.Ended();

        Assert.Equal(130, run.ExitCode);
        int generations = run.Json.GetProperty("generations").GetInt32();
        Assert.EndsWith(
            $"stopped after {generations} of 1000000 generations; go on with: gpues resume {folder.Run}",
            run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(generations, File.ReadAllLines(lines).Length);
        Assert.True(File.Exists(Path.Combine(folder.FileOfRun("checkpoints"), $"{generations:D10}.checkpoint")));
    }

    [Fact]
    public void Run_ThatCannotWrite_SaysWhatAndHowToGoOn()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train sphere {Small} --generations 3 --output {folder.Run}");
        Directory.CreateDirectory(folder.FileOfRun("policy.f32.tmp"));

        CommandLineRun run = CommandLineRun.OfWords($"resume {folder.Run} --generations 5");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"{folder.FileOfRun("policy.f32")} cannot be written: ", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.EndsWith(
            $"go on with: gpues resume {folder.Run} --generations 5", run.ErrorLines[^1], StringComparison.Ordinal);
    }

    private static void AssertSame(CommandLineRun expected, CommandLineRun actual)
    {
        Assert.True(actual.ExitCode == 0, actual.Error);
        foreach (string field in ResultFields)
            Assert.Equal(expected.Json.GetProperty(field).ToString(), actual.Json.GetProperty(field).ToString());
    }
}
