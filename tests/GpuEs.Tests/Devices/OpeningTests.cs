using System.Diagnostics;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Devices that are found, opened and closed by many threads at once. What goes wrong there ends the process, so each
/// time is a process of its own: these tests, run by themselves with a variable that tells the child.
/// </summary>
public class OpeningTests
{
    private const string Child = "GPUES_TEST_CHILD";
    private const int Processes = 4;
    private const int Threads = 8;

    [Fact]
    public void Open_ByManyThreadsAtOnce_OpensAll()
    {
        if (Environment.GetEnvironmentVariable(Child) is { } specifications)
        {
            AtOnce.Run(Threads, thread => OpenAll(specifications.Split(',')));
            return;
        }

        string kinds = string.Join(',', ComputeDevice.List().Select(device => device.Specification).Append("auto"));
        for (int process = 0; process < Processes; process++)
            RunAsChild(nameof(Open_ByManyThreadsAtOnce_OpensAll), kinds);
    }

    private static int OpenAll(string[] specifications)
    {
        foreach (string specification in specifications)
        {
            using ComputeDevice device = ComputeDevice.Open(specification);
        }

        return ComputeDevice.List().Count;
    }

    private static void RunAsChild(string test, string specifications)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(OpeningTests).Assembly.Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(OpeningTests).FullName}.{test}");
        start.Environment[Child] = specifications;
        using Process child = Process.Start(start)!;
        Task<string> error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, $"exit code {child.ExitCode}: {output} {error.Result}");
    }
}
