using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Runs;

/// <summary>What a run's folder holds when things go wrong, and what is made of it.</summary>
public class RunFolderTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 8, Seed = 5 };

    private static readonly RunOptions EachGeneration = new() { Generations = 20, CheckpointEvery = 1 };

    private readonly List<string> warnings = [];

    [Fact]
    public void Checkpoints_AreTheLastOnesAlone()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 7, EachGeneration with { KeptCheckpoints = 2 });
        Assert.Equal(["0000000006.checkpoint", "0000000007.checkpoint"], Checkpoints(temporary).Select(Path.GetFileName));
    }

    [Fact]
    public void Checkpoints_ComeEverySoManyGenerationsAndAtTheEnd()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 11, EachGeneration with { CheckpointEvery = 4 });
        Assert.Equal(
            ["0000000004.checkpoint", "0000000008.checkpoint", "0000000011.checkpoint"],
            Checkpoints(temporary).Select(Path.GetFileName));
    }

    // A generation takes microseconds here, and a checkpoint, which waits for the disk, much longer.
    [Fact]
    public void Checkpoints_ByThemselves_ComeSeldomWhereGenerationsAreShort()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 300, new RunOptions { Generations = 300, KeptCheckpoints = 1000 });
        string[] names = [.. Checkpoints(temporary).Select(path => Path.GetFileName(path)!)];
        Assert.Equal("0000000001.checkpoint", names[0]);
        Assert.Equal("0000000300.checkpoint", names[^1]);
        Assert.InRange(names.Length, 2, 100);
    }

    [Theory]
    [InlineData("\"keptCheckpoints\": 3", "\"keptCheckpoints\": 0", "KeptCheckpoints 0 is not accepted")]
    [InlineData("\"keptCheckpoints\": 3", "\"keptCheckpoints\": null", "is damaged")]
    [InlineData("\"formatVersion\": 3", "\"formatVersion\": 4", "formatVersion 4 in place of 3")]
    [InlineData("\"formatVersion\": 3", "\"formatVersion\": 1e99", "it has no formatVersion")]
    [InlineData("\"formatVersion\": 3", "\"formatVersion\": 2", "is not what the run was begun with")]
    [InlineData("\"sigma\"", "\"sigmas\"", "is damaged")]
    [InlineData("\"sigma\": 0.1,", "", "is not what the run was begun with")]
    [InlineData("\"sigma\": 0.1,", "\"sigma\": 1e99,", "is not what the run was begun with")]
    [InlineData("\"sigma\": 0.1,", "\"sigma\": 0.1, \"sigma\": 0.1,", "is damaged")]
    [InlineData("\"beta1\": 0.9,", "", "is not what the run was begun with")]
    [InlineData("\"dimension\": 3", "\"dimension\": 4", "is not what the run was begun with")]
    [InlineData("\"name\": \"adam\",", "", "is damaged")]
    [InlineData("\"identity\": \"", "\"identity\": \"0", "is not what the run was begun with")]
    [InlineData("\"identity\": \"", "\"identity\": null, \"was\": \"", "is damaged")]
    [InlineData("\"name\": \"adam\"", "\"name\": \"eve\"", "is damaged")]
    [InlineData("\"seed\": 5", "\"seed\": -5", "is damaged")]
    public void Open_OfOptionsThatCannotBe_SaysSo(string before, string after, string expected)
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 2, EachGeneration);
        Edit(temporary, before, after);
        string message = Assert.Throws<InvalidDataException>(() => Open(temporary)).Message;
        Assert.StartsWith("options.json ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_OfAnotherVersionsRun_Warns()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 2, EachGeneration);
        Edit(temporary, RunRecord.CurrentLibraryVersion, "0.0.7");
        using RunFolder folder = Open(temporary);
        using EvolutionStrategy strategy = Resume(folder);
        Assert.Equal(2, strategy.Generation);
        Assert.Contains("begun by version 0.0.7", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("torn")]
    [InlineData("altered")]
    [InlineData("empty")]
    public void Resume_WithADamagedCheckpoint_UsesTheOneBeforeAndSaysSo(string damage)
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 6, EachGeneration);
        string newest = Checkpoints(temporary)[^1];
        byte[] whole = File.ReadAllBytes(newest);
        byte[] altered = [.. whole];
        altered[whole.Length / 2] ^= 1;
        File.WriteAllBytes(newest, damage switch { "torn" => whole[..^1], "altered" => altered, _ => [] });

        using (RunFolder folder = Open(temporary))
        {
            using EvolutionStrategy strategy = Resume(folder);
            string warning = Assert.Single(warnings);
            Assert.StartsWith($"{newest} is damaged", warning, StringComparison.Ordinal);
            Assert.EndsWith("the one before it is used", warning, StringComparison.Ordinal);
            Assert.Equal(5, strategy.Generation);
            Assert.False(File.Exists(newest));
            Assert.Equal(5, Lines(temporary).Length);
            strategy.Train(6, folder: folder);
        }

        Assert.Equal(whole, File.ReadAllBytes(newest));
        Assert.Equal(6, Lines(temporary).Length);
    }

    [Fact]
    public void Resume_WithoutAWholeCheckpoint_ChangesNothing()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 6, EachGeneration);
        foreach (string checkpoint in Checkpoints(temporary))
            File.WriteAllText(checkpoint, "");
        using RunFolder folder = Open(temporary);
        string message = Assert.Throws<InvalidDataException>(() => Resume(folder)).Message;
        Assert.Contains("delete that folder to begin again", message, StringComparison.Ordinal);
        Assert.Equal(3, warnings.Count);
        Assert.Equal(6, Lines(temporary).Length);
        Assert.Equal(3, Checkpoints(temporary).Length);
    }

    [Fact]
    public void Open_AfterWhatChangesNoBitsWasEdited_TakesIt()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 2, EachGeneration);
        Edit(temporary, "\"chunkMembers\": null", "\"chunkMembers\": 4");
        Edit(temporary, "\"generations\": 20", "\"generations\": 30");
        using RunFolder folder = Open(temporary);
        using EvolutionStrategy strategy = Resume(folder);
        Assert.Equal((2, 4, 30), (strategy.Generation, folder.Search.ChunkMembers, folder.Options.Generations));
    }

    /// <summary>What a later version adds, and what it adds it to, need not be known here.</summary>
    [Fact]
    public void Identity_IsOfWhatStandsInTheFile()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 2, EachGeneration);
        string options = File.ReadAllText(temporary.FileOfRun("options.json"));
        JsonNode before = JsonNode.Parse(options)!, after = JsonNode.Parse(options)!;
        Assert.Equal((string?)before["identity"], RunIdentity.Of(before));
        after["search"]!["optionOfALaterVersion"] = 1;
        Assert.NotEqual(RunIdentity.Of(before), RunIdentity.Of(after));
    }

    [Fact]
    public void Resume_BeforeTheFirstCheckpoint_BeginsWithGenerationZero()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 3, EachGeneration);
        Directory.Delete(temporary.FileOfRun("checkpoints"), recursive: true);
        using RunFolder folder = Open(temporary);
        using EvolutionStrategy strategy = Resume(folder);
        Assert.Equal(0, strategy.Generation);
        Assert.Empty(Lines(temporary));
    }

    [Theory]
    [InlineData("{\"generation\":6,\"meanFit")]
    [InlineData("{\"generation\":6,\"meanFit\n\n")]
    public void Resume_DropsLinesAfterTheCheckpointAndTornOnes(string torn)
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 6, EachGeneration);
        string[] lines = Lines(temporary);
        File.Delete(Checkpoints(temporary)[^1]);
        File.AppendAllText(temporary.FileOfRun("generations.jsonl"), torn);
        File.WriteAllText(temporary.FileOfRun("policy.f32.tmp"), "left by a kill");
        File.WriteAllText(Path.Combine(temporary.FileOfRun("checkpoints"), "0000000006.checkpoint.tmp"), "");

        using (RunFolder folder = Open(temporary))
        {
            using EvolutionStrategy strategy = Resume(folder);
            Assert.Equal(lines[..5], Lines(temporary));
            strategy.Train(8, folder: folder);
        }

        Assert.Equal(Enumerable.Range(0, 8), Lines(temporary).Select(Generation));
        Assert.Empty(Directory.GetFiles(temporary.Run, "*.tmp", SearchOption.AllDirectories));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Resume_WhereLinesAreMissing_SaysSoAndGoesOn()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 6, EachGeneration);
        string path = temporary.FileOfRun("generations.jsonl");
        string[] lines = Lines(temporary);
        File.WriteAllLines(path, lines.Where((_, index) => index != 2));
        using RunFolder folder = Open(temporary);
        using EvolutionStrategy strategy = Resume(folder);
        Assert.Equal($"{path} has lines for only 5 of 6 generations", Assert.Single(warnings));
        Assert.Equal(5, Lines(temporary).Length);
    }

    /// <summary>The log is for people: whatever stands in it, the run goes on, and its bits are those of the checkpoint.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"seconds\":1e11", 0)]
    [InlineData("\"seconds\":1e12")]
    [InlineData("\"seconds\":1e999")]
    [InlineData("\"seconds\":-1")]
    [InlineData("\"seconds\":NaN")]
    [InlineData("\"seconds\":\"NaN\"")]
    [InlineData("\"seconds\":\"Infinity\"")]
    [InlineData("\"seconds\":null")]
    [InlineData("\"generation\":1e99")]
    [InlineData("\"generation\":-7")]
    [InlineData("\"meanFitness\":{}")]
    [InlineData("a line longer than any")]
    [InlineData("\0\u00ff")]
    public void Resume_WithADamagedLine_SaysSoAndGoesOn(string damage, int warned = 1)
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 6, EachGeneration);
        string[] lines = Lines(temporary);
        string field = damage.Split(':')[0];
        lines[2] = damage == "a line longer than any" ? new string('1', 1 << 20)
            : !damage.Contains(':', StringComparison.Ordinal) ? damage
            : Regex.Replace(lines[2], field + ":[^,]+", damage);
        File.WriteAllLines(temporary.FileOfRun("generations.jsonl"), lines);

        using RunFolder folder = Open(temporary);
        using EvolutionStrategy strategy = Resume(folder);
        strategy.Train(8, folder: folder);

        Assert.Equal(warned, warnings.Count);
        Assert.All(warnings, warning => Assert.StartsWith(
            $"{temporary.FileOfRun("generations.jsonl")} is damaged in line 3; ", warning, StringComparison.Ordinal));
        using EvolutionStrategy through = Create();
        through.Train(8);
        Bits.Equal(through.Mean, strategy.Mean, damage);
        Assert.Equal(8, Lines(temporary).Length);
    }

    [Fact]
    public void Resume_WhileTheRunGoesOn_IsRefused()
    {
        using var temporary = new TemporaryFolder();
        using EvolutionStrategy strategy = Create();
        using RunFolder running = RunFolder.Create(strategy, EachGeneration, temporary.Run);
        using RunFolder second = Open(temporary);
        Assert.Contains(
            "another process runs in it", Assert.Throws<IOException>(() => Resume(second)).Message, StringComparison.Ordinal);
        strategy.Train(2, folder: running);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("policy.f32")]
    public void FullDisk_IsSaidAndCostsNothingThatWasSaved(string file)
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("this system has no /dev/full");
        using var temporary = new TemporaryFolder();
        using EvolutionStrategy strategy = Create();
        using RunFolder folder = RunFolder.Create(strategy, EachGeneration, temporary.Run);
        strategy.Train(4, folder: folder);
        string full = file == "checkpoint"
            ? Path.Combine(temporary.FileOfRun("checkpoints"), "0000000005.checkpoint")
            : temporary.FileOfRun(file);
        byte[] policy = File.ReadAllBytes(temporary.FileOfRun("policy.f32"));
        File.CreateSymbolicLink(full + ".tmp", "/dev/full");

        string message = Assert.Throws<IOException>(() => strategy.Train(5, folder: folder)).Message;

        Assert.StartsWith($"{full} cannot be written: No space left on device", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(temporary.Run, "*.tmp", SearchOption.AllDirectories));
        Assert.Equal(policy, File.ReadAllBytes(temporary.FileOfRun("policy.f32")));
        folder.Dispose();
        using RunFolder again = Open(temporary);
        using EvolutionStrategy resumed = Resume(again);
        Assert.Equal(file == "checkpoint" ? 4 : 5, resumed.Generation);
        resumed.Train(5, folder: again);
        Bits.Equal(strategy.Mean, resumed.Mean, "the mean after a full disk");
    }

    [Fact]
    public void Train_IntoAFolderOfAnotherStrategy_IsRefused()
    {
        using var temporary = new TemporaryFolder();
        using EvolutionStrategy strategy = Create(), other = Create();
        using RunFolder folder = RunFolder.Create(strategy, EachGeneration, temporary.Run);
        Assert.Throws<InvalidOperationException>(() => other.Train(2, folder: folder));
        strategy.Step();
        Assert.Throws<InvalidOperationException>(() => folder.Record(strategy.Step()));
        using RunFolder opened = Open(temporary);
        Assert.Throws<InvalidOperationException>(() => strategy.Train(3, folder: opened));
        Assert.Throws<InvalidOperationException>(opened.Save);
    }

    [Fact]
    public void Create_InAFolderWithARun_IsRefused()
    {
        using var temporary = new TemporaryFolder();
        Train(temporary, 2, EachGeneration);
        using EvolutionStrategy strategy = Create();
        foreach (string file in (string[])["options.json", "generations.jsonl", "policy.f32", "checkpoints"])
        {
            string message = Assert.Throws<ArgumentException>(
                () => RunFolder.Create(strategy, EachGeneration, temporary.Run)).Message;
            Assert.Equal(
                $"path {temporary.Run} is not accepted; accepted: a folder without a run (this one holds {file})",
                message);
            File.Delete(temporary.FileOfRun(file == "checkpoints" ? "options.json" : file));
        }
    }

    [Theory]
    [InlineData(0, null, 3, "Generations 0 ")]
    [InlineData(1, 0, 3, "CheckpointEvery 0 ")]
    [InlineData(1, 1, 0, "KeptCheckpoints 0 ")]
    public void Create_WithWrongOptions_NamesThem(int generations, int? every, int kept, string expected)
    {
        using var temporary = new TemporaryFolder();
        using EvolutionStrategy strategy = Create();
        var options = new RunOptions { Generations = generations, CheckpointEvery = every, KeptCheckpoints = kept };
        Assert.StartsWith(
            expected,
            Assert.Throws<ArgumentException>(() => RunFolder.Create(strategy, options, temporary.Run)).Message,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary.Run));
    }

    /// <summary>A callback that throws ends training, and costs nothing that is done.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Train_WhereACallbackThrows_SavesFirst(bool isProgress)
    {
        using var temporary = new TemporaryFolder();
        using EvolutionStrategy strategy = Create();
        using RunFolder folder = RunFolder.Create(strategy, new RunOptions { Generations = 9, CheckpointEvery = 100 }, temporary.Run);
        var progress = new Throwing(generation: 4);
        Assert.Equal("thrown", Assert.Throws<NotSupportedException>(() => strategy.Train(
            9, isProgress ? null : report => { progress.Report(report); return false; }, isProgress ? progress : null, folder)).Message);
        Assert.Equal("0000000005.checkpoint", Path.GetFileName(Assert.Single(Checkpoints(temporary))));
        Assert.Equal(5, Lines(temporary).Length);
        Assert.True(File.Exists(temporary.FileOfRun("policy.f32")));
        strategy.Train(9, folder: folder);
        Assert.Equal(9, strategy.Generation);
    }

    private sealed class Throwing(int generation) : IProgress<GenerationReport>
    {
        public void Report(GenerationReport value)
        {
            if (value.Generation == generation)
                throw new NotSupportedException("thrown");
        }
    }

    /// <summary>Each field removed, of no value, of another type, and huge: whatever is wrong, the file is named.</summary>
    [Theory]
    [InlineData("options.json")]
    [InlineData("summary.json")]
    public void EveryFieldDamaged_NamesTheFile(string file)
    {
        using var temporary = new TemporaryFolder();
        using (var strategy = EvolutionStrategy.ForEnvironment<CartPole>(TestDevices.Open("host"), Policy.Mlp([3]), Options))
        {
            using RunFolder run = RunFolder.Create(strategy, EachGeneration, temporary.Run);
            strategy.Train(1, folder: run);
        }

        string path = temporary.FileOfRun(file), whole = File.ReadAllText(path);
        JsonNode json = JsonNode.Parse(whole)!;
        int refused = 0;
        foreach (string place in Places(json, "$").ToArray())
        {
            foreach (string? damage in (string?[])[null, "null", "{}", "[[]]", "\"x\"", "1e400", "-1e30"])
            {
                JsonNode damaged = JsonNode.Parse(whole)!;
                JsonNode at = damaged;
                string[] steps = place.Split('/')[1..];
                foreach (string step in steps[..^1])
                    at = at[step]!;
                if (damage is null)
                    at.AsObject().Remove(steps[^1]);
                else
                    at[steps[^1]] = JsonNode.Parse(damage);
                File.WriteAllText(path, damaged.ToJsonString());
                try
                {
                    Policy.Load(temporary.Run);
                    using RunFolder folder = Open(temporary);
                    using EvolutionStrategy resumed = Resume(folder);
                }
                catch (Exception exception)
                {
                    refused++;
                    Assert.IsType<InvalidDataException>(exception);
                    Assert.Contains(file, exception.Message, StringComparison.Ordinal);
                }
            }
        }

        Assert.InRange(refused, file == "options.json" ? 200 : 50, int.MaxValue);
    }

    private static IEnumerable<string> Places(JsonNode json, string place) => json is not JsonObject all
        ? []
        : all.SelectMany(each => Places(each.Value!, $"{place}/{each.Key}").Prepend($"{place}/{each.Key}"));

    [Fact]
    public void Train_OfFitnessFromElsewhere_HasASummaryWithoutAnEvaluation()
    {
        using var temporary = new TemporaryFolder();
        using var strategy = EvolutionStrategy.ForParameters(
            TestDevices.Open("host"), [1f, 2f], Goal.Minimise, Options with { Population = 2 });
        using RunFolder folder = RunFolder.Create(strategy, EachGeneration, temporary.Run);
        folder.Record(strategy.Tell([1, 2]));
        folder.Save();
        RunSummary summary = RunFiles.ReadSummary(temporary.Run)!;
        Assert.Equal((1, 0, false), (summary.Generations, summary.EvaluationEpisodes, summary.Solved));
        Assert.True(double.IsNaN(summary.EvaluationMean));
    }

    [Fact]
    public void Create_WithoutAPath_NamesTheFolderAfterTheTaskAndTheSeed()
    {
        using var here = new CurrentFolder();
        using EvolutionStrategy strategy = Create(), second = Create();
        using RunFolder folder = RunFolder.Create(strategy, EachGeneration);
        using RunFolder next = RunFolder.Create(second, EachGeneration);
        Assert.Matches("^runs/sphere-5-[0-9]{8}-[0-9]{6}$", folder.Path);
        Assert.NotEqual(folder.Path, next.Path);
    }

    private static EvolutionStrategy Create() =>
        EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open("host"), 3, Options);

    private static void Train(TemporaryFolder temporary, int generations, RunOptions options)
    {
        using EvolutionStrategy strategy = Create();
        using RunFolder folder = RunFolder.Create(strategy, options, temporary.Run);
        strategy.Train(generations, folder: folder);
    }

    private static void Edit(TemporaryFolder temporary, string before, string after)
    {
        string path = temporary.FileOfRun("options.json");
        string options = File.ReadAllText(path);
        Assert.Contains(before, options, StringComparison.Ordinal);
        File.WriteAllText(path, options.Replace(before, after, StringComparison.Ordinal));
    }

    private RunFolder Open(TemporaryFolder temporary) => RunFolder.Open(temporary.Run, warnings.Add);

    private static EvolutionStrategy Resume(RunFolder folder) =>
        EvolutionStrategy.Resume(TestDevices.Open("host"), folder);

    private static string[] Checkpoints(TemporaryFolder temporary) =>
        [.. Directory.GetFiles(temporary.FileOfRun("checkpoints")).Order(StringComparer.Ordinal)];

    private static string[] Lines(TemporaryFolder temporary) =>
        File.ReadAllLines(temporary.FileOfRun("generations.jsonl"));

    private static int Generation(string line) =>
        System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("generation").GetInt32();
}
