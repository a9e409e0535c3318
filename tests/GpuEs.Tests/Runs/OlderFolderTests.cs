using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Runs;

/// <summary>
/// Folders that the library of format 2 wrote, of runs stopped after 4 generations, still go on: to the bits that the
/// same library gave after 8.
/// </summary>
public class OlderFolderTests
{
    private const string CartPoleAfter8 = "2043ea3a634f56842bf310e6a3c7551e5c80ea9ef404f8245a8b02a92b4bf7e2";
    private const string MassOnSpringAfter8 = "f3a08897f6fe7031b47c018c4707dbbf7ac933119b4ebf3751ec2efa0e03aa7d";

    [Fact]
    public void Resume_OfABuiltInTask_GivesTheBitsOfItsLibrary()
    {
        using var temporary = new TemporaryFolder();
        Copy("cartpole", temporary);
        CommandLineRun resumed = CommandLineRun.OfWords($"resume {temporary.Run} --generations 8 --json");
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(CartPoleAfter8, resumed.Json.GetProperty("parametersSha256").GetString());
    }

    /// <summary>Every option is another than usual, and a type's name is escaped in the file.</summary>
    [Fact]
    public void Resume_OfTypesOfOnesOwn_GivesTheBitsOfItsLibrary()
    {
        using var temporary = new TemporaryFolder();
        Copy("mass-on-spring", temporary);
        using RunFolder folder = RunFolder.Open(temporary.Run, Assert.Fail);
        using var strategy = EvolutionStrategy.Resume<MassOnSpring, Perceptron<Output, IdentityActivation, TanhHead>>(
            TestDevices.Open("host"), folder);
        Assert.Equal(4, strategy.Generation);
        strategy.Train(8, folder: folder);
        Assert.Equal(MassOnSpringAfter8, RunSummary.Hash(strategy.Mean));
    }

    [Fact]
    public void EveryReader_TakesThem()
    {
        using var temporary = new TemporaryFolder();
        Copy("cartpole", temporary);
        Assert.Equal("cartpole", Policy.Load(temporary.Run).Environment);
        foreach (string words in (string[])["evaluate", "report", "compare"])
        {
            string folders = words == "compare" ? $"{temporary.Run} {temporary.Run}" : temporary.Run;
            CommandLineRun run = CommandLineRun.OfWords($"{words} {folders}");
            Assert.True(run.ExitCode == 0, run.Error);
        }
    }

    [Theory]
    [InlineData("\"head\": \"Tanh\"", "\"head\": \"Clip\"")]
    [InlineData("\"sigma\": 0.2", "\"sigma\": 0.3")]
    public void Open_OfOptionsThatWereEdited_IsHeldAgainstTheCheckpoints(string before, string after)
    {
        using var temporary = new TemporaryFolder();
        Copy("cartpole", temporary);
        string path = temporary.FileOfRun("options.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(before, after, StringComparison.Ordinal));
        Assert.StartsWith(
            "options.json is not what the run was begun with",
            Assert.Throws<InvalidDataException>(() => RunFolder.Open(temporary.Run)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Policy.Load(temporary.Run));
    }

    [Fact]
    public void UntilSolved_IsTheTargetThatItStoodFor()
    {
        using var temporary = new TemporaryFolder();
        Copy("cartpole", temporary);
        string path = temporary.FileOfRun("options.json");
        string options = File.ReadAllText(path);
        Assert.Contains("\"untilSolved\": false", options, StringComparison.Ordinal);
        Assert.Null(RunFolder.Open(temporary.Run).Options.Target);

        File.WriteAllText(path, options.Replace("\"untilSolved\": false", "\"untilSolved\": true", StringComparison.Ordinal));

        RunOptions read = RunFolder.Open(temporary.Run).Options;
        Assert.Equal((CartPole.SolvedReturn, 5), (read.Target, read.EvaluateEvery));
    }

    private static void Copy(string name, TemporaryFolder temporary)
    {
        string from = Path.Combine(PackedRepository.Repository, "tests", "GpuEs.Tests", "Runs", "Format2", name);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(temporary.Run, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
