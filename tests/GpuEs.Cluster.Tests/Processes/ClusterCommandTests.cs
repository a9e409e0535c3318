using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>The training program is killed in mid-run; what it is started with next decides what happens.</summary>
public sealed class ClusterCommandTests : IAsyncLifetime
{
    private const string Words = "train cartpole --population 4096 --hidden 32 --generations 40";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gpues-");
    private WorkerProcess worker = null!;

    public async ValueTask InitializeAsync() => worker = await WorkerProcess.StartFirst();

    public ValueTask DisposeAsync()
    {
        worker.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Program_Killed_GoesOnByResumeOrByTheSameWords()
    {
        string expected = Hash(Run($"{Words} --device host --json").Output);

        KillAfterSomeGenerations("first");
        Assert.Equal(expected, Hash(Run($"resume first --cluster {worker.Gateway} --json").Output));

        KillAfterSomeGenerations("second");
        (string output, string error) = Run($"{Words} --cluster {worker.Gateway} --output third --json");
        Assert.Contains("the workers hold this run; it goes on from generation", error, StringComparison.Ordinal);
        Assert.Equal(expected, Hash(output));
        Assert.Equal(expected, Hash(Run("evaluate third --json").Output));
    }

    private void KillAfterSomeGenerations(string run)
    {
        using Process training = Start($"{Words} --cluster {worker.Gateway} --output {run}");
        string lines = Path.Combine(folder.FullName, run, "generations.jsonl");
        while (!File.Exists(lines) || new FileInfo(lines).Length < 2000)
        {
            Assert.False(training.HasExited, "training ended before it could be killed");
            Thread.Sleep(5);
        }

        training.Kill();
        training.WaitForExit();
        Assert.InRange(File.ReadAllLines(lines).Length, 2, 39);
    }

    private (string Output, string Error) Run(string words)
    {
        using Process process = Start(words);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{words}: {error.Result}");
        return (output, error.Result);
    }

    private Process Start(string words) => Process.Start(new ProcessStartInfo(WorkerProcess.Program, words.Split(' '))
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = folder.FullName,
    })!;

    private static string Hash(string output) => JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement
        .GetProperty("parametersSha256").GetString()!;
}
