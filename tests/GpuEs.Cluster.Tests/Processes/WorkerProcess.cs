using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace GpuEs.Cluster.Tests;

/// <summary>A real <c>gpues worker</c>, which can be killed, stopped and continued.</summary>
internal sealed partial class WorkerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> errors;

    private WorkerProcess(Process process, IPEndPoint endpoint, IPEndPoint gateway)
    {
        this.process = process;
        Endpoint = endpoint;
        Gateway = gateway;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program under test, as it was built.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "GpuEs.Cli");

    public IPEndPoint Endpoint { get; }

    public IPEndPoint Gateway { get; }

    public bool IsRunning => !process.HasExited;

    /// <summary>Starts a worker with these words after <c>gpues worker</c>, through another program if so wished.</summary>
    public static async Task<WorkerProcess> Start(string words, params string[] through)
    {
        string[] command = [.. through, Program, "worker", .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(LongestStart);
        MatchCollection endpoints = Endpoints().Matches(line ?? "");
        if (endpoints.Count == 0)
            throw new InvalidOperationException($"gpues worker {words} said: {line}{await process.StandardError.ReadToEndAsync()}");
        return new WorkerProcess(process, IPEndPoint.Parse(endpoints[0].Value), IPEndPoint.Parse(endpoints[^1].Value));
    }

    /// <summary>The first worker of a cluster, on ports that are free.</summary>
    public static Task<WorkerProcess> StartFirst(string words = "--device host") => Start($"--port 0 --gateway-port 0 {words}");

    /// <summary>A further one.</summary>
    public Task<WorkerProcess> StartNext(string words = "--device host") => Start($"--join {Endpoint} {words}");

    public void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends it without a chance to say goodbye.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>What it logged, once it is dead.</summary>
    public string Log()
    {
        Kill();
        return errors.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+:\d+")]
    private static partial Regex Endpoints();
}
