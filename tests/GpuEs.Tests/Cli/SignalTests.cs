using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Signals and streams that fail, in processes of their own.</summary>
public class SignalTests
{
    private const string Small = "--device host --population 16 --json";

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Signal_IsAnsweredAndSavesWhatThereIs(string signal)
    {
        using var folder = new TemporaryFolder();
        using var process = new CommandLineProcess(
            $"train cartpole {Small} --generations 1000000 --output {folder.Run}");
        await Begun(folder);

        process.Signal(signal);
        CommandLineRun run = await process.Ended();

        Assert.Equal(130, run.ExitCode);
        int generations = run.Json.GetProperty("generations").GetInt32();
        Assert.Equal("gpues: finishing the generation under way, and saving; again to quit", run.ErrorLines[^2]);
        Assert.EndsWith(
            $"stopped after {generations} of 1000000 generations; go on with: gpues resume {folder.Run}",
            run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(generations, File.ReadAllLines(folder.FileOfRun("generations.jsonl")).Length);
        Assert.True(File.Exists(Path.Combine(folder.FileOfRun("checkpoints"), $"{generations:D10}.checkpoint")));
    }

    [Fact]
    public async Task Quit_EndsAtOnce()
    {
        using var folder = new TemporaryFolder();
        using var process = new CommandLineProcess(
            $"train cartpole {Small} --generations 1000000 --output {folder.Run}");
        await Begun(folder);
        process.Signal("QUIT");
        CommandLineRun run = await process.Ended();
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.Output);
    }

    /// <summary>A generation of many minutes: the first signal is answered while it goes on, the second ends it.</summary>
    [Fact]
    public async Task SecondSignal_EndsAtOnce()
    {
        using var folder = new TemporaryFolder();
        using var process = new CommandLineProcess(
            $"train acrobot --device host --population 65536 --episodes 4096 --generations 2 --output {folder.Run}");
        await process.Says("options, generations");
        process.Signal("INT");
        await process.Says("again to quit");
        process.Signal("INT");
        CommandLineRun run = await process.Ended();
        Assert.NotEqual(0, run.ExitCode);
    }

    /// <summary>Nothing is to be saved, so the first signal ends it.</summary>
    [Fact]
    public async Task Signal_EndsWhatHasNothingToSaveAtOnce()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train acrobot {Small} --generations 1 --output {folder.Run}");
        using var process = new CommandLineProcess($"evaluate {folder.Run} --episodes 1048576");
        Assert.False(process.Ends(TimeSpan.FromSeconds(2)));
        process.Signal("INT");
        CommandLineRun run = await process.Ended();
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --json")]
    public void Plan_InterruptedBeforeAnEpisodeHasEnded_PrintsNoNaN(string json)
    {
        CommandLineRun run = CommandLineRun.Of(
            new CancellationToken(canceled: true), $"plan pendulum --device host --episodes 1{json}".Split(' '));
        Assert.Equal(130, run.ExitCode);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
        Assert.Contains(json.Length > 0 ? "\"returnMean\":null" : "no episode was played to its end", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2>/dev/full")]
    [InlineData("2>&-")]
    [InlineData("2>&- <&-")]
    public async Task StandardErrorThatCannotBeWritten_EndsNothing(string redirection)
    {
        RequireDeviceFull();
        using var folder = new TemporaryFolder();
        string words = $"train cartpole {Small} --generations 30 --output {folder.Run}";
        CommandLineRun expected = CommandLineRun.OfWords($"train cartpole {Small} --generations 30");
        using var process = CommandLineProcess.InShell(words, redirection);
        CommandLineRun run = await process.Ended();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            expected.Json.GetProperty("parametersSha256").GetString(), run.Json.GetProperty("parametersSha256").GetString());
        Assert.Equal(0, CommandLineRun.OfWords($"evaluate {folder.Run}").ExitCode);
        Assert.Equal(30, File.ReadAllLines(folder.FileOfRun("generations.jsonl")).Length);
    }

    [Theory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    public async Task StandardOutputThatCannotBeWritten_IsAFailureAndCostsNothing(string redirection)
    {
        RequireDeviceFull();
        using var folder = new TemporaryFolder();
        using var process = CommandLineProcess.InShell(
            $"train cartpole {Small} --generations 3 --output {folder.Run}", redirection);
        CommandLineRun run = await process.Ended();
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("gpues: standard output cannot be written: ", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(0, CommandLineRun.OfWords($"evaluate {folder.Run}").ExitCode);
    }

    private static void RequireDeviceFull()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("this system has no /dev/full");
    }

    private static async Task Begun(TemporaryFolder folder)
    {
        string lines = folder.FileOfRun("generations.jsonl");
        for (int wait = 0; !File.Exists(lines) || File.ReadAllLines(lines).Length < 3; wait++)
        {
            Assert.True(wait < 1000, "training did not begin");
            await Task.Delay(20);
        }
    }
}
