using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GpuEs.Tests.Cli;

/// <summary>The command line in a process of its own, for what only a process can suffer.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    /// <param name="words">Parted by blanks.</param>
    public CommandLineProcess(string words)
    {
        // The dotnet that belongs to the runtime of these tests, whether or not one can be found by its name.
        string host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        string program = Path.Combine(AppContext.BaseDirectory, "GpuEs.Cli.dll");
        process = Process.Start(new ProcessStartInfo(host, $"{program} {words}")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it ends by itself in that time.</summary>
    public bool Ends(TimeSpan within) => process.WaitForExit(within);

    /// <summary>SIGKILL: nothing in the process learns of it.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -s {name} {process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>What it leaves behind, once it has ended.</summary>
    public async Task<CommandLineRun> Ended()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        return new(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
