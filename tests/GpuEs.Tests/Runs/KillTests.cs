using System.Globalization;
using System.Text.Json;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Runs;

/// <summary>
/// A run whose process is killed again and again, at any instant, ends with the bits of one that was left alone. The
/// environment variable GPUES_KILLS asks for more kills than the few that are usual: 200 take three minutes.
/// </summary>
public class KillTests
{
    private const string Words = "cartpole --population 32 --device host --json";
    private const int LongestLifeMilliseconds = 700, GenerationsAfterTheLastKill = 5;

    private static int Kills { get; } =
        int.Parse(Environment.GetEnvironmentVariable("GPUES_KILLS") ?? "6", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("--checkpoint-every 1")]
    [InlineData("--checkpoints 1")]
    public void Run_KilledAtAnyInstant_EndsAsIfLeftAlone(string checkpoints)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Seed: 5);
        int inWriting = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            Kill(folder, checkpoints, random.Next(LongestLifeMilliseconds));
            if (Directory.Exists(folder.Run) && Temporaries(folder).Length > 0)
                inWriting++;
        }

        Assert.True(File.Exists(folder.FileOfRun("options.json")), "no life was long enough to begin the run");
        int generations = Lines(folder).Length + GenerationsAfterTheLastKill;
        CommandLineRun last = CommandLineRun.OfWords($"resume {folder.Run} --generations {generations} --json");
        CommandLineRun alone = CommandLineRun.OfWords($"train {Words} --generations {generations}");

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {inWriting} of them while a file was written, over {generations} generations; {last.Error}");
        Assert.Equal(0, last.ExitCode);
        foreach (string field in (string[])["parametersSha256", "generations", "environmentSteps", "evaluationMean"])
            Assert.Equal(alone.Json.GetProperty(field).ToString(), last.Json.GetProperty(field).ToString());
        Assert.DoesNotContain("damaged", last.Error, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(0, generations),
            Lines(folder).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("generation").GetInt32()));
        Assert.Empty(Temporaries(folder));
        Assert.False(File.Exists(folder.FileOfRun("lock")));
    }

    private static void Kill(TemporaryFolder folder, string checkpoints, int afterMilliseconds)
    {
        string words = File.Exists(folder.FileOfRun("options.json"))
            ? $"resume {folder.Run}"
            : $"train {Words} {checkpoints} --generations 1000000 --output {folder.Run}";
        using var process = new CommandLineProcess(words);
        Assert.False(process.Ends(TimeSpan.FromMilliseconds(afterMilliseconds)), $"gpues {words} ended by itself");
        process.Kill();
    }

    private static string[] Lines(TemporaryFolder folder)
    {
        string path = folder.FileOfRun("generations.jsonl");
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static string[] Temporaries(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Run, "*.tmp", SearchOption.AllDirectories);
}
