using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>What the README shows of clusters is compiled and run here, to the letter.</summary>
public partial class ClusterReadmeTests
{
    private static string Readme { get; } = File.ReadAllText(Path.Combine(Root(), "README.md"));

    [Fact]
    public async Task Commands_RunInTheOrderShown()
    {
        string[] commands = [.. ClusterCommands().Matches(Readme).Select(match => match.Groups[1].Value)];
        Assert.Equal(3, commands.Length);
        using WorkerProcess first = await WorkerProcess.Start(commands[0]["worker".Length..]);
        using WorkerProcess second = await WorkerProcess.Start(commands[1]["worker".Length..]);

        string output = Run(commands[2]);

        Assert.Contains(Run("train cartpole --device host").Split("SHA-256 ")[1], output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", first.Log() + second.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_ShowsTheProgramThatIsTested()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Root(), "tests", "GpuEs.Cluster.Tests", "Readme", "TrainOnAWorker.cs"));
        int first = Array.FindIndex(lines, line => line.Trim() == "// <readme>") + 1;
        int end = Array.FindIndex(lines, line => line.Trim() == "// </readme>");
        string shown = string.Concat(lines[first..end].Select(line => line.TrimStart() + "\n"));
        Assert.Contains("```csharp\n" + shown + "```\n", Readme, StringComparison.Ordinal);
        Assert.InRange((await TrainOnAWorker.Run()).MeanFitness, 300, 500);
    }

    private static string Run(string words)
    {
        using Process process = Process.Start(new ProcessStartInfo(WorkerProcess.Program, words.Split(' '))
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"^dotnet run .*? -- (worker.*|.*--cluster.*)$", RegexOptions.Multiline)]
    private static partial Regex ClusterCommands();
}
