using System.Text.Json;
using GpuEs.Tests.Cli;
using SkiaSharp;
using Xunit;

namespace GpuEs.Tests.Watching;

/// <summary><c>gpues report</c> and <c>gpues compare</c>: what they take, and what they write.</summary>
public class ReportCommandTests
{
    [Fact]
    public void Report_PlaysTheEpisodesThatEvaluatePlays()
    {
        using var folder = new TemporaryFolder();
        Train("pendulum", folder.Run);
        double evaluated = CommandLineRun.Of("evaluate", folder.Run, "--episodes", "4", "--json").Json.GetProperty("evaluationMean").GetDouble();

        CommandLineRun run = CommandLineRun.Of("report", folder.Run, "--episodes", "4");

        Assert.True(run.ExitCode == 0, run.Error);
        float[] returns = [.. Data(folder.FileOfRun("report.html")).GetProperty("runs")[0].GetProperty("replays").EnumerateArray()
            .Select(replay => replay.GetProperty("return").GetSingle())];
        Assert.Equal(4, returns.Length);
        Assert.Equal(evaluated, returns.Sum(value => (double)value) / 4);
    }

    [Fact]
    public void Report_NeedsNothingFromElsewhere()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole", folder.Run);
        CommandLineRun.Of("report", folder.Run);

        string page = File.ReadAllText(folder.FileOfRun("report.html")).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        foreach (string reach in (string[])["http:", "https:", "src=", "@import", "url("])
            Assert.DoesNotContain(reach, page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pendulum")]
    [InlineData("rosenbrock")]
    public void Report_WritesPlotsWithLinesAndWords(string task)
    {
        using var folder = new TemporaryFolder();
        Train(task, folder.Run);

        CommandLineRun run = CommandLineRun.Of("report", folder.Run);

        Assert.Equal(3, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (string plot in (string[])["report-curve.png", "report-stages.png"])
        {
            using SKBitmap picture = SKBitmap.Decode(folder.FileOfRun(plot));
            Assert.Equal((1600, 1000), (picture.Width, picture.Height));
            Assert.True(Any(picture, 200, 1500, 100, 850, color => color.Blue > color.Red + 60), $"{plot} has no line");
            Assert.True(Any(picture, 600, 1000, 940, 1000, color => color.Red < 80), $"{plot} has no word below its axis");
        }
    }

    [Fact]
    public void Report_OfDamagedLines_NamesThemAndDoesWithoutThem()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --generations 6", folder.Run);
        string file = folder.FileOfRun("generations.jsonl");
        string[] lines = File.ReadAllLines(file);
        lines[2] = "{\"generation\": 2";
        lines[4] = "{\"generation\": \"four\", \"meanFitness\": 1}";
        File.WriteAllText(file, string.Join('\n', lines) + "\n{\"generat");

        CommandLineRun run = CommandLineRun.Of("report", folder.Run);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "gpues: generations.jsonl is damaged in line 3, 5, 7; what stands there is left out", Assert.Single(run.ErrorLines));
        JsonElement read = Data(folder.FileOfRun("report.html")).GetProperty("runs")[0];
        Assert.Equal([0, 1, 3, 5], read.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("generation").GetInt32()));
        Assert.Contains("line 3, 5, 7", read.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfARunThatRepeatsGenerations_TakesTheLaterOnes()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --generations 4", folder.Run);
        string file = folder.FileOfRun("generations.jsonl");
        File.AppendAllText(file, "{\"generation\":2,\"meanFitness\":-7}\n{\"generation\":3,\"meanFitness\":\"NaN\"}\n");

        CommandLineRun.Of("report", folder.Run);

        JsonElement lines = Data(folder.FileOfRun("report.html")).GetProperty("runs")[0].GetProperty("lines");
        Assert.Equal([0, 1, 2, 3], lines.EnumerateArray().Select(line => line.GetProperty("generation").GetInt32()));
        Assert.Equal(-7, lines[2].GetProperty("meanFitness").GetInt32());
    }

    // A script's numbers have 53 bits.
    [Theory]
    [InlineData("18446744073709551615", JsonValueKind.String)]
    [InlineData("9007199254740993", JsonValueKind.String)]
    [InlineData("9007199254740992", JsonValueKind.Number)]
    public void Report_HasTheSeedInFull(string seed, JsonValueKind kind)
    {
        using var folder = new TemporaryFolder();
        Train($"sphere --generations 1 --seed {seed}", folder.Run);
        CommandLineRun.Of("report", folder.Run);
        JsonElement read = Data(folder.FileOfRun("report.html")).GetProperty("runs")[0].GetProperty("options")
            .GetProperty("search").GetProperty("seed");
        Assert.Equal((kind, seed), (read.ValueKind, read.ToString()));
    }

    [Fact]
    public void Report_OfARunThatGoesOn_IsWithoutAReplay()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole", folder.Run);
        File.Delete(folder.FileOfRun("summary.json"));
        File.Delete(folder.FileOfRun("policy.f32"));

        CommandLineRun run = CommandLineRun.Of("report", folder.Run);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("without a replay, since the run has not ended", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, Data(folder.FileOfRun("report.html")).GetProperty("runs")[0].GetProperty("replays").GetArrayLength());
    }

    [Fact]
    public void Report_OfARunMadeInCSharp_HasItsCurveAndWhatCameOfIt()
    {
        using var folder = new TemporaryFolder();
        TrainOwn(folder.Run);

        CommandLineRun run = CommandLineRun.Of("report", folder.Run);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("since GpuEs.Tests.Docking is not built in", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        JsonElement read = Data(folder.FileOfRun("report.html")).GetProperty("runs")[0];
        Assert.True(read.GetProperty("isMaximised").GetBoolean());
        Assert.Equal("NaN", read.GetProperty("solvedValue").GetString());
        JsonElement summary = read.GetProperty("summary");
        Assert.Equal((3, 100, "host"), (
            summary.GetProperty("generations").GetInt32(), summary.GetProperty("evaluationEpisodes").GetInt32(),
            summary.GetProperty("device").GetString()));
    }

    /// <summary>A finished run whose policy was edited is another policy.</summary>
    [Theory]
    [InlineData("report {0}")]
    [InlineData("compare {0} {0}")]
    [InlineData("evaluate {0}")]
    [InlineData("resume {0}")]
    [InlineData("export {0} --onnx p.onnx")]
    public void EveryReader_OfOptionsThatWereEdited_NamesTheFile(string words)
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --hidden 4 --generations 1", folder.Run);
        string options = File.ReadAllText(folder.FileOfRun("options.json"));
        Assert.Contains("\"activation\": \"Tanh\"", options, StringComparison.Ordinal);
        File.WriteAllText(folder.FileOfRun("options.json"), options.Replace("\"Tanh\"", "\"Relu\"", StringComparison.Ordinal));

        CommandLineRun run = CommandLineRun.OfWords(string.Format(null, words, folder.Run));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("options.json is ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static void TrainOwn(string path)
    {
        using var strategy = EvolutionStrategy.ForEnvironment<Docking>(
            TestDevices.Open("host"), Policy.Linear(), new() { Population = 8 });
        using RunFolder run = RunFolder.Create(strategy, new RunOptions { Generations = 3 }, path);
        strategy.Train(3, folder: run);
    }

    [Theory]
    [InlineData("generations.jsonl", "", "holds no generation")]
    [InlineData("generations.jsonl", "nonsense\n", "holds no generation, generations.jsonl is damaged in line 1")]
    [InlineData("generations.jsonl", null, "generations.jsonl cannot be read")]
    [InlineData("options.json", null, "options.json cannot be read")]
    [InlineData("options.json", "{", "options.json is damaged")]
    [InlineData("options.json", "[]", "it has no formatVersion")]
    [InlineData("options.json", "{\"environment\": 3}", "it has no formatVersion")]
    [InlineData("summary.json", "7", "summary.json is damaged")]
    [InlineData("policy.f32", "abc", "policy.f32 has 3 bytes")]
    public void Report_OfWhatIsNoRun_SaysWhy(string file, string? content, string expected)
    {
        using var folder = new TemporaryFolder();
        Train("cartpole", folder.Run);
        if (content is null)
            File.Delete(folder.FileOfRun(file));
        else
            File.WriteAllText(folder.FileOfRun(file), content);

        CommandLineRun run = CommandLineRun.Of("report", folder.Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.FileOfRun("report.html")));
    }

    [Fact]
    public void Compare_OfUnlikeTasks_NamesThem()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Train("cartpole", first.Run);
        Train("sphere", second.Run);

        CommandLineRun run = CommandLineRun.Of("compare", first.Run, second.Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{second.Run} is of sphere, {first.Run} of cartpole", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.txt", "ends in .html")]
    [InlineData("no/such/folder/report.html", "a folder that is there")]
    public void Report_ToAWrongFile_SaysWhatIsAccepted(string file, string accepted)
    {
        using var folder = new TemporaryFolder();
        Train("cartpole", folder.Run);

        CommandLineRun run = CommandLineRun.Of("report", folder.Run, "--output", folder.FileOfRun(file));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(accepted, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static bool Any(SKBitmap picture, int left, int right, int top, int bottom, Predicate<SKColor> isSo) =>
        Enumerable.Range(top, bottom - top).Any(y => Enumerable.Range(left, right - left).Any(x => isSo(picture.GetPixel(x, y))));

    private static JsonElement Data(string page) =>
        JsonElement.Parse(File.ReadAllText(page).Split("type=\"application/json\">")[1].Split("</script>")[0]);

    private static void Train(string task, string folder)
    {
        string[] words = task.Contains("--generations", StringComparison.Ordinal) ? task.Split(' ') : [task, "--generations", "3"];
        CommandLineRun run = CommandLineRun.Of(["train", .. words, "--device", "host", "--population", "32", "--output", folder]);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
