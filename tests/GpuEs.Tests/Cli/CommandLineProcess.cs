using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>The command line in a process of its own, for what only a process can suffer.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task heard;
    private readonly StringBuilder error = new();

    /// <param name="words">Parted by blanks.</param>
    public CommandLineProcess(string words)
        : this(Host, $"{Program} {words}")
    {
    }

    /// <summary>With a runtimeconfig.json in the place of the program's own.</summary>
    public static CommandLineProcess Configured(string runtimeConfig, string words) =>
        new(Host, $"exec --runtimeconfig {runtimeConfig} {Program} {words}");

    private CommandLineProcess(string file, string arguments)
    {
        process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        output = process.StandardOutput.ReadToEndAsync();
        heard = Hear(process.StandardError);
    }

    // The dotnet that belongs to the runtime of these tests, whether or not one can be found by its name.
    private static string Host => Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");

    private static string Program => Path.Combine(AppContext.BaseDirectory, "GpuEs.Cli.dll");

    /// <summary>With standard streams as a shell redirects them, and after other commands.</summary>
    public static CommandLineProcess InShell(string words, string redirection, string before = "") =>
        new("/bin/sh", $"-c \"{before} exec {Host} {Program} {words} {redirection}\"");

    /// <summary>Waits until standard error has a text.</summary>
    public async Task Says(string text)
    {
        for (long started = Stopwatch.GetTimestamp(); !Error.Contains(text, StringComparison.Ordinal);)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"not said: {text}; but {Error}");
            await Task.Delay(20);
        }
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
        await heard;
        return new(process.ExitCode, await output, Error);
    }

    private string Error
    {
        get
        {
            lock (error)
                return error.ToString();
        }
    }

    private async Task Hear(StreamReader reader)
    {
        char[] buffer = new char[1024];
        for (int read = await reader.ReadAsync(buffer); read > 0; read = await reader.ReadAsync(buffer))
        {
            lock (error)
                error.Append(buffer, 0, read);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
