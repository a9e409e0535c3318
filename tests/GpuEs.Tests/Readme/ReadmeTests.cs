using System.Runtime.CompilerServices;
using GpuEs.Cli;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What the README shows is compiled and run here, to the letter.</summary>
public class ReadmeTests
{
    private const string CommandPrefix = "dotnet run -c Release --project src/GpuEs.Cli -- ";

    internal static string Readme { get; } = File.ReadAllText(Path.Combine(Root(), "README.md"));

    [Theory]
    [InlineData("QuickStart.cs")]
    [InlineData("Docking.cs")]
    [InlineData("Hover.cs")]
    [InlineData("Cooling.cs")]
    [InlineData("CoolCup.cs")]
    [InlineData("Balance.cs")]
    [InlineData("LearnedPendulum.cs")]
    [InlineData("StopAndResume.cs")]
    [InlineData("Shipped.cs")]
    [InlineData("Watched.cs")]
    [InlineData("Orchard.cs")]
    [InlineData("PickedOrchard.cs")]
    [InlineData("Crane.cs")]
    [InlineData("HungStill.cs")]
    public void Readme_ShowsTheProgramsThatAreTested(string file) =>
        Assert.Contains("```csharp\n" + Shown(file) + "```\n", Readme, StringComparison.Ordinal);

    [Fact]
    public void Readme_ShowsThePictureOfTheDashboard()
    {
        Assert.Contains("](docs/dashboard.png)", Readme, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(Root(), "docs", "dashboard.png")).Length, 10_000, 200_000);
    }

    [Fact]
    public void QuickStart_SolvesCartPole() => Assert.InRange(QuickStart.Run().Mean, 475, 500);

    // 20 degrees, 70 above them, and 4 an hour, 0.667 in tenths a minute, made the measurements, which are whole degrees.
    [Fact]
    public void CoolCup_FindsWhatMadeTheMeasurements()
    {
        float[] found = CoolCup.Run();
        Assert.Equal(0.2f, found[0], 0.01f);
        Assert.Equal(0.7f, found[1], 0.01f);
        Assert.Equal(0.667f, found[2], 0.02f);
    }

    // From the seed's start; hanging still earns -1200 and worse.
    [Fact]
    public void Balance_SwingsThePendulumUp() => Assert.InRange(Balance.Run(), -400, 0);

    [Fact]
    public void LearnedPendulum_SwingsUp() => Assert.InRange(LearnedPendulum.Run(), -300, 0);

    // At -2 to 2 Nm; it hangs almost straight down, a little to one side.
    [Fact]
    public void Shipped_ActsAsTheRunLearned()
    {
        using var here = new CurrentFolder();
        string run = Path.GetFullPath("runs/pendulum");
        Assert.Equal(0, CommandLineRun.OfWords($"train pendulum --device host --generations 2 --output {run}").ExitCode);
        float torque = Shipped.Run();
        Assert.InRange(torque, -2f, 2f);
        Assert.NotEqual(0f, torque);
    }

    [Fact]
    public void Hover_IsPlayedSideBySide_WithTheBitsOfKernels()
    {
        float[][] means = [.. ((string[])["host", "cpu"]).Select(device =>
        {
            using ComputeDevice opened = ComputeDevice.Open(device);
            var options = new EvolutionStrategyOptions { Population = 70, Sigma = 0.5f };
            using var strategy = EvolutionStrategy.ForEnvironment<Hover>(opened, Policy.Linear(), options);
            Assert.Equal(device == "host", strategy.Path.Contains("members side by side", StringComparison.Ordinal));
            strategy.Train(3);
            return strategy.Mean;
        })];
        Assert.Equal(means[0], means[1]);
    }

    // Who walks at random picks 5 until the first wasp.
    [Fact]
    public void PickedOrchard_IsPickedByAPolicyAndByAPlan()
    {
        (double byPolicy, double byPlan) = PickedOrchard.Run();
        Assert.InRange(byPolicy, Orchard.SolvedReturn, Orchard.StepLimit);
        Assert.InRange(byPlan, 2 * Orchard.SolvedReturn, Orchard.StepLimit);
    }

    // Who does nothing leaves the load where it is, 1 m away in the mean: -200.
    [Fact]
    public void Crane_IsSolved() => Assert.InRange(HungStill.Run(), Crane.SolvedReturn, 0);

    [Fact]
    public void Docking_IsSolvedWithEqualBitsOnTheHostAndInKernels()
    {
        float[] onHost = DockingMean("host");
        Assert.Equal(onHost, DockingMean("cpu"));
        using ComputeDevice host = ComputeDevice.Open("host");
        using var evaluator = BatchedEvaluator.ForEnvironment<Docking>(host, Policy.Linear(), new() { Episodes = 50 });
        float[] returns = new float[50];
        evaluator.Evaluate(onHost, returns);
        Assert.InRange(returns.Average(), Docking.SolvedReturn, Docking.StepLimit);
    }

    [Fact]
    public void StopAndResume_EndsWhereARunThatWasNotStoppedEnds()
    {
        using var here = new CurrentFolder();
        using ComputeDevice device = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForEnvironment<Docking>(
            device, Policy.Linear(), new() { Population = 128, Sigma = 0.5f, LearningRate = 0.2f });
        strategy.Train(30);
        Assert.Equal(strategy.Mean, StopAndResume.Run());
    }

    [Fact]
    public void Watched_TrainsToTheEnd()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith("http://127.0.0.1:", Watched.Run(folder.Run), StringComparison.Ordinal);
        Assert.Equal(3, File.ReadLines(folder.FileOfRun("generations.jsonl")).Count());
    }

    [Fact]
    public void Commands_RunInTheOrderShown()
    {
        // Those of the cluster need several processes, and are run by GpuEs.Cluster.Tests.
        string[] commands =
        [
            .. Readme.Split('\n').Where(line => line.StartsWith(CommandPrefix, StringComparison.Ordinal)
                && !line.Contains("-- worker", StringComparison.Ordinal) && !line.Contains("--cluster", StringComparison.Ordinal)),
        ];
        Assert.Equal(18, commands.Length);
        using var here = new CurrentFolder();
        BuiltAssembly.Write(Path.GetFullPath("docking.dll"), Source("Docking.cs"));
        BuiltAssembly.Write(Path.GetFullPath("cooling.dll"), Source("Cooling.cs"));
        File.WriteAllText("cup.csv", "0, 90\n6, 67\n15, 46\n30, 29\n60, 21\n");
        foreach (string command in commands)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            int exitCode = CommandLine.Run(command[CommandPrefix.Length..].Split(' '), output, error);
            Assert.True(exitCode == 0, $"{command}: {error}");
            Assert.NotEmpty(output.ToString());
        }
    }

    internal static float[] DockingMean(string specification)
    {
        using ComputeDevice device = ComputeDevice.Open(specification);
        using var strategy = EvolutionStrategy.ForEnvironment<Docking>(
            device, Policy.Linear(),
            new() { Population = 128, Episodes = 4, CommonRandomNumbers = true, Sigma = 0.5f, LearningRate = 0.2f });
        strategy.Train(30);
        return strategy.Mean;
    }

    // The lines between the marks, without their common indentation.
    internal static string Shown(string file)
    {
        string[] lines = Source(file).Split('\n');
        int first = Array.FindIndex(lines, line => line.Trim() == "// <readme>") + 1;
        int end = Array.FindIndex(lines, line => line.Trim() == "// </readme>");
        int indentation = lines[first].Length - lines[first].TrimStart().Length;
        return string.Concat(lines[first..end].Select(line => line[Math.Min(indentation, line.Length)..] + "\n"));
    }

    /// <summary>A file beside this one.</summary>
    internal static string Source(string file) =>
        File.ReadAllText(Path.Combine(Root(), "tests", "GpuEs.Tests", "Readme", file));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
