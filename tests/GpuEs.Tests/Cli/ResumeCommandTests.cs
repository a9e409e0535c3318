using System.Diagnostics;
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
    public void Resume_LaidOutAnew_GoesOnLearning_ThroughInterruptionsToo()
    {
        const string Short = "train sphere --device host --json --generations 2 --output";
        using TemporaryFolder plain = new(), anew = new(), stopped = new();
        foreach (TemporaryFolder folder in (TemporaryFolder[])[plain, anew, stopped])
            CommandLineRun.OfWords($"{Short} {folder.Run}");

        CommandLineRun asBegun = CommandLineRun.OfWords($"resume {plain.Run} --json --generations 300");
        CommandLineRun laidOut = CommandLineRun.OfWords($"resume {anew.Run} --json --generations 300 --lay-out-anew");
        CommandLineRun.Of(
            new CancellationToken(canceled: true), $"resume {stopped.Run} --generations 300 --lay-out-anew".Split(' '));

        Assert.InRange(Value(laidOut), 0, Value(asBegun) / 1e6);
        AssertSame(laidOut, CommandLineRun.OfWords($"resume {stopped.Run} --json"));
        Assert.Equal(0, CommandLineRun.OfWords($"evaluate {anew.Run}").ExitCode);
        Assert.Equal(301, CommandLineRun.OfWords($"resume {anew.Run} --json --generations 301").Json.GetProperty("generations").GetInt32());

        static double Value(CommandLineRun run) => run.Json.GetProperty("evaluationMean").GetDouble();
    }

    [Fact]
    public void Resume_LaidOutAnew_NeedsATotal()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train sphere {Small} --generations 2 --output {folder.Run}");
        CommandLineRun refused = CommandLineRun.OfWords($"resume {folder.Run} --lay-out-anew");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--lay-out-anew", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--generations", refused.Error, StringComparison.Ordinal);
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
        Assert.Contains("reached the target, ", again.Error, StringComparison.Ordinal);
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

    /// <summary>What is printed to go on with is what a shell takes for the folder.</summary>
    [Theory]
    [InlineData("run")]
    [InlineData("it's")]
    [InlineData("a b")]
    [InlineData("$(touch x)`\"\\*")]
    [InlineData("-run")]
    public void HowToResume_CanBePasted(string name)
    {
        using var here = new CurrentFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var asked = new GpuEs.Cli.Interruption(new CancellationToken(canceled: true));
        GpuEs.Cli.CommandLine.Run(["train", "sphere", "--device", "host", $"--output={name}"], output, error, asked);
        string command = error.ToString().TrimEnd().Split("go on with: gpues resume ")[^1];

        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"cd {command} && pwd"])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, name), shell.StandardOutput.ReadToEnd().TrimEnd('\n'));
    }

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(86399, "23:59:59")]
    [InlineData(2 * 86400 + 3661, "2 d 01:01:01")]
    [InlineData(1e15, "11,574,074,074 d 01:46:40")]
    public void Duration_KeepsItsDays(double seconds, string expected) =>
        Assert.Equal(expected, GpuEs.Cli.TrainingDisplay.Duration(seconds));

    private static void AssertSame(CommandLineRun expected, CommandLineRun actual)
    {
        Assert.True(actual.ExitCode == 0, actual.Error);
        foreach (string field in ResultFields)
            Assert.Equal(expected.Json.GetProperty(field).ToString(), actual.Json.GetProperty(field).ToString());
    }
}
