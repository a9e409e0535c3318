using System.Diagnostics;
using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>The user's own environments and objectives on the command line, by <c>--assembly</c>.</summary>
public class AssemblyTests
{
    private const string Small = "--policy linear --population 64 --seed 5 --json";

    private const string Objective = """
        using GpuEs;
        namespace NAMESPACE;
        public struct Bowl : IObjective<Bowl>
        {
            public static Goal Goal => Goal.Minimise;
            public static float StartLimit => 1f;
            public static float Evaluate<TPoint>(in TPoint point, int dimension) where TPoint : struct, IMemory
            {
                Real sum = 0f;
                for (int index = 0; index < dimension; index++)
                    sum = Real.MultiplyAdd(point[index], point[index], sum);
                return sum;
            }
        }
        """;

    // Its state and its rules come from another assembly.
    private const string Thermostat = """
        using GpuEs;
        public struct Thermostat : IEnvironment<Thermostat>
        {
            private Rooms.Room room;
            public static int ObservationSize => 1;
            public static int ActionSize => 1;
            public static int ActionChoices => 2;
            public static float ActionLimit => 1f;
            public static int StepLimit => 20;
            public static float SolvedReturn => float.PositiveInfinity;
            public static float ObservationScale(int index) => 1f;
            public bool IsTerminated => false;
            public void Reset(ref EpisodeRandom random) => room.Degrees = random.NextUniform(-1f, 1f);
            public float Observe(int index) => room.Degrees;
            public void Act(int index, float value) => room.IsHeated = value;
            public float Step() => room.Step();
        }
        """;

    private const string Room = """
        using GpuEs;
        namespace Rooms;
        public struct Room
        {
            public Real Degrees;
            public Real IsHeated;
            public float Step()
            {
                Degrees += 0.2f * IsHeated - 0.1f;
                return 1f - Degrees * Degrees;
            }
        }
        """;

    [Theory]
    [InlineData("Docking", "host")]
    [InlineData("GpuEs.Tests.Docking", "cpu")]
    [InlineData("Docking", "opencl")]
    public void Train_InAnEnvironmentOfOnesOwn_HasTheBitsOfTheLibrary(string name, string device)
    {
        TestDevices.Open(device);
        using var folder = new TemporaryFolder();
        string file = Docking(folder);

        CommandLineRun run = CommandLineRun.OfWords(
            $"train {name} --assembly {file} {Small} --generations 3 --device {device} --output {folder.Run}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("GpuEs.Tests.Docking", run.Json.GetProperty("environment").GetString());
        Assert.Equal(HashAfter(3), run.Json.GetProperty("parametersSha256").GetString());
    }

    [Fact]
    public void Resume_OfOnesOwn_FindsItByTheNameInTheFolder()
    {
        using var folder = new TemporaryFolder();
        string file = Docking(folder);
        CommandLineRun.OfWords($"train Docking --assembly {file} {Small} --generations 2 --output {folder.Run}");

        CommandLineRun without = CommandLineRun.OfWords($"resume {folder.Run} --generations 5");
        CommandLineRun with = CommandLineRun.OfWords($"resume {folder.Run} --generations 5 --json --assembly {file}");

        Assert.Equal(2, without.ExitCode);
        Assert.Contains(
            "names GpuEs.Tests.Docking, which is not built in: name its file by --assembly",
            Assert.Single(without.ErrorLines), StringComparison.Ordinal);
        Assert.True(with.ExitCode == 0, with.Error);
        Assert.Equal(HashAfter(5), with.Json.GetProperty("parametersSha256").GetString());
    }

    [Fact]
    public void HowToResume_NamesTheFile_AsAShellTakesIt()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Run, "it's \"own\" $x", "docking.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Docking(folder), file);

        CommandLineRun run = CommandLineRun.Of(
            new CancellationToken(canceled: true), "train", "Docking", "--assembly", file, "--device", "host", "--output", folder.Run + "-1");
        string command = run.ErrorLines[^1].Split("go on with: ")[^1];
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"printf '%s\\n' {command}"]) { RedirectStandardOutput = true })!;

        Assert.Equal(
            ["gpues", "resume", folder.Run + "-1", "--assembly", file, ""], shell.StandardOutput.ReadToEnd().Split('\n'));
    }

    [Fact]
    public void EveryCommand_TakesOnesOwn()
    {
        using var folder = new TemporaryFolder();
        string file = Docking(folder), own = $"--assembly {file}", onnx = folder.FileOfRun("docking.onnx");
        CommandLineRun trained = CommandLineRun.OfWords(
            $"train Docking {own} {Small} --generations 2 --device host --output {folder.Run}");

        CommandLineRun evaluated = CommandLineRun.OfWords($"evaluate {folder.Run} {own} --json --device cpu");
        Assert.Equal(
            trained.Json.GetProperty("evaluationMean").GetDouble(), evaluated.Json.GetProperty("evaluationMean").GetDouble());
        Assert.Equal("cpu", evaluated.Json.GetProperty("device").GetString());
        string[] commands =
        [
            $"export {folder.Run} {own} --onnx {onnx}", $"plan Docking {own} --device host --episodes 1 --candidates 8 --elites 2",
            $"report {folder.Run} {own} --episodes 0", $"compare {folder.Run} {folder.Run} {own} --output {folder.FileOfRun("c.html")}",
        ];
        foreach (string command in commands)
        {
            CommandLineRun run = CommandLineRun.OfWords(command);
            Assert.True(run.ExitCode == 0, $"{command}: {run.Error}");
            Assert.DoesNotContain("not built in", run.Error, StringComparison.Ordinal);
        }

        Assert.True(new FileInfo(onnx).Length > 0);
    }

    [Fact]
    public void Train_OfAnObjectiveOfOnesOwn_Minimises()
    {
        using var folder = new TemporaryFolder();
        string file = BuiltAssembly.Write(folder.FileOfRun("bowls.dll"), Objective.Replace("NAMESPACE", "Bowls", StringComparison.Ordinal));

        CommandLineRun run = CommandLineRun.OfWords($"train Bowl --assembly {file} --dimension 3 --generations 60 --device host");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches("Bowls.Bowl on host, seed 1: value at the mean [0-9.]+(E-[0-9]+)?\n", run.Output);
    }

    [Fact]
    public void Assembly_FindsWhatLiesBesideIt_AndNothingElsewhere()
    {
        using var folder = new TemporaryFolder();
        string room = BuiltAssembly.Write(folder.FileOfRun("rooms.dll"), Room);
        string file = BuiltAssembly.Write(folder.FileOfRun("thermostat.dll"), Thermostat, room);
        string words = $"train Thermostat --assembly {file} --generations 2 --population 16 --device cpu";

        CommandLineRun run = CommandLineRun.OfWords(words);
        File.Delete(room);
        CommandLineRun alone = CommandLineRun.OfWords(words);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(2, alone.ExitCode);
        Assert.Matches($"--assembly {file} is not accepted; .*lies beside what it needs.*rooms", Assert.Single(alone.ErrorLines));
    }

    [Theory]
    [InlineData("nothing.dll", "a file that is there")]
    [InlineData("text.dll", "a file with an assembly of .NET")]
    [InlineData("empty.dll", "a public struct that is an environment or an objective, of any kind; this one has none")]
    [InlineData("newer.dll", "built with GpuEs 0.1.0; this one needs 0.9.0")]
    [InlineData("unlike.dll", "built with this GpuEs")]
    public void Assembly_ThatCannotBeUsed_IsNamedWithTheOption(string name, string reason)
    {
        using var folder = new TemporaryFolder();
        string file = folder.FileOfRun(name);
        BuiltAssembly.Write(folder.FileOfRun("empty.dll"), "internal struct Hidden : GpuEs.IObjective<Hidden> { public static GpuEs.Goal Goal => 0; public static float StartLimit => 1f;"
            + " public static float Evaluate<T>(in T point, int dimension) where T : struct, GpuEs.IMemory => 0f; }");
        File.WriteAllText(folder.FileOfRun("text.dll"), "MZ");
        BuiltWithAnother("newer.dll", "0.9.0.0");
        BuiltWithAnother("unlike.dll", $"{typeof(EvolutionStrategy).Assembly.GetName().Version}");

        foreach (string command in (string[])["train Docking", "resume .", "evaluate .", "export . --onnx x", "report .", "compare . .", "plan Docking"])
        {
            CommandLineRun run = CommandLineRun.OfWords($"{command} --assembly {file}");
            Assert.Equal(2, run.ExitCode);
            string line = Assert.Single(run.ErrorLines);
            Assert.StartsWith($"gpues: --assembly {file} is not accepted; accepted: ", line, StringComparison.Ordinal);
            Assert.Contains(reason, line, StringComparison.Ordinal);
        }

        // An interface of the same name that asks for less.
        void BuiltWithAnother(string own, string version)
        {
            string kernels = BuiltAssembly.Write(Path.Combine(folder.Run, version, "GpuEs.Kernels.dll"), $$"""
                [assembly: System.Reflection.AssemblyVersion("{{version}}")]
                namespace GpuEs;
                public interface IEnvironment<TSelf> where TSelf : unmanaged, IEnvironment<TSelf>;
                """);
            BuiltAssembly.Write(folder.FileOfRun(own), "public struct Own : GpuEs.IEnvironment<Own>;", kernels);
        }
    }

    [Fact]
    public void UnknownAndUnclearNames_AreAnsweredWithWhatTheFileHas()
    {
        using var folder = new TemporaryFolder();
        string[] files =
        [
            .. ((string[])["Upper", "Lower"]).Select(each => BuiltAssembly.Write(
                folder.FileOfRun($"{each}.dll"), Objective.Replace("NAMESPACE", each, StringComparison.Ordinal))),
        ];
        string own = string.Concat(files.Select(file => $" --assembly {file}"));

        CommandLineRun unknown = CommandLineRun.OfWords("train Cup" + own), unclear = CommandLineRun.OfWords("train Bowl" + own);
        CommandLineRun planned = CommandLineRun.OfWords("plan Lower.Bowl" + own);

        Assert.Contains("ENVIRONMENT Cup is not accepted; accepted: cartpole, ", Assert.Single(unknown.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith($"; in {files[0]}: Upper.Bowl; in {files[1]}: Lower.Bowl", Assert.Single(unknown.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("one of Upper.Bowl, Lower.Bowl, each by its full name", Assert.Single(unclear.ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith("gpues: ENVIRONMENT Lower.Bowl is not accepted", Assert.Single(planned.ErrorLines), StringComparison.Ordinal);
        Assert.Equal([2, 2, 2], [unknown.ExitCode, unclear.ExitCode, planned.ExitCode]);
    }

    [Fact]
    public void UntilSolved_WhereNothingCountsAsSolved_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string file = BuiltAssembly.Write(folder.FileOfRun("bowls.dll"), Objective.Replace("NAMESPACE", "Bowls", StringComparison.Ordinal));

        CommandLineRun run = CommandLineRun.OfWords($"train Bowl --assembly {file} --until-solved");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Bowls.Bowl has no value that counts as solved", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    internal static string Docking(TemporaryFolder folder) => BuiltAssembly.Write(
        folder.Run + "-own/docking.dll",
        File.ReadAllText(Path.Combine(PackedRepository.Repository, "tests", "GpuEs.Tests", "Readme", "Docking.cs")));

    private static string HashAfter(int generations)
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForEnvironment<Docking>(
            host, Policy.Linear(), new() { Population = 64, Seed = 5 });
        strategy.Train(generations);
        return RunSummary.Hash(strategy.Mean);
    }
}
