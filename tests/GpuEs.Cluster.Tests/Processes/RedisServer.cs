using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>Debian's redis-server on a free port of loopback, without files.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly Process process;

    private RedisServer(Process process, int port)
    {
        this.process = process;
        Address = $"127.0.0.1:{port}";
    }

    public string Address { get; }

    public static RedisServer Start()
    {
        if (!File.Exists(Program))
            Assert.Skip($"this machine has no {Program}");
        int port = FreePort();
        var process = Process.Start(new ProcessStartInfo(
            Program, ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
        })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                return new RedisServer(process, port);
        }

        throw new InvalidOperationException("redis-server did not start");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
