using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace GpuEs.Cluster;

/// <summary>
/// A process that lends its devices to a cluster: an Orleans silo that evaluates ranges of members and keeps its own copy
/// of every run's mean. When it loses its cluster it joins anew by itself, with the runs that it holds.
/// </summary>
public sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    // Of scripts that start all workers at once.
    private static readonly TimeSpan LongestWaitForTheFirst = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly WorkerOptions options;
    private readonly WorkerRuns runs;
    private readonly TrafficMeter traffic;
    private readonly Task serving;
    private Task? leaving;

    private Worker(WorkerOptions options, WorkerRuns runs, TrafficMeter traffic, WorkerSilo silo)
    {
        this.options = options;
        this.runs = runs;
        this.traffic = traffic;
        serving = Serve(silo);
    }

    /// <summary>What other workers join by.</summary>
    public IPEndPoint Endpoint => new(options.Address, options.Port);

    /// <summary>What training programs connect to.</summary>
    public IPEndPoint Gateway => new(options.Address, options.GatewayPort);

    /// <summary>Starts a worker, and waits until it is part of the cluster.</summary>
    /// <param name="devices">What it lends; they stay the caller's to close, after the worker.</param>
    /// <param name="options">Where it listens, and whom it joins.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">A port is taken, or nobody listens where it is to join.</exception>
    public static async Task<Worker> StartAsync(
        DeviceGroup devices, WorkerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        WorkerOptions settled = options with
        {
            Port = Settled(options, options.Port, "Port"),
            GatewayPort = Settled(options, options.GatewayPort, "GatewayPort"),
        };
        if (options.Join is not null)
            await RequireListener("Join", options.Join, "the port of a worker that was started", cancellationToken);
        if (options.Redis is not null)
            await RequireListener("Redis", options.Redis, "a Redis that was started", cancellationToken);
        var runs = new WorkerRuns(devices, Known(options));
        var traffic = new TrafficMeter();
        try
        {
            WorkerSilo silo = await WorkerSilo.StartAsync(settled, runs, traffic, cancellationToken);
            return new Worker(settled, runs, traffic, silo);
        }
        catch
        {
            runs.Dispose();
            traffic.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the cluster.</summary>
    public ValueTask DisposeAsync()
    {
        lock (stopping)
            return new ValueTask(leaving ??= Leave());
    }

    private async Task Leave()
    {
        await stopping.CancelAsync();
        await serving;
        runs.Dispose();
        traffic.Dispose();
        stopping.Dispose();
    }

    private async Task Serve(WorkerSilo first)
    {
        WorkerSilo? silo = first;
        while (silo is not null)
        {
            await silo.UntilLost(stopping.Token);
            await silo.StopAsync(isInGoodOrder: stopping.IsCancellationRequested);
            silo = await Rejoin();
        }
    }

    private async Task<WorkerSilo?> Rejoin()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                return await WorkerSilo.StartAsync(options, runs, traffic, stopping.Token);
            }
            catch (Exception exception)
            {
                // The cluster is still away; the log has it from Orleans already. Nobody but the owner ends a worker.
                WorkerSilo.LogFailure(options, exception);
                await Task.WhenAny(Task.Delay(BetweenTries, stopping.Token));
            }
        }

        return null;
    }

    // Orleans would wait for a worker forever, without a word, and give up on Redis with many.
    private static async Task RequireListener(string option, string value, string accepted, CancellationToken cancellation)
    {
        ClusterAddress address = ClusterAddress.Parse(value);
        DateTime end = DateTime.UtcNow + LongestWaitForTheFirst;
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(address.Resolve(), cancellation);
                return;
            }
            catch (SocketException exception) when (DateTime.UtcNow > end)
            {
                throw new InvalidOperationException(
                    $"{option} {address} is not accepted; accepted: {accepted} ({exception.Message})", exception);
            }
            catch (SocketException)
            {
                await Task.Delay(BetweenTries, cancellation);
            }
        }
    }

    private static Assembly[] Known(WorkerOptions options)
    {
        Assembly[] known = [typeof(CartPole).Assembly, .. options.Assemblies];
        return Assembly.GetEntryAssembly() is { } program ? [.. known, program] : known;
    }

    private static int Settled(WorkerOptions options, int port, string option)
    {
        try
        {
            using var listener = new TcpListener(options.Address, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException exception)
        {
            throw new InvalidOperationException(
                $"{option} {port} is not accepted; accepted: ports that are free on {options.Address}, and 0 for any ({exception.Message})",
                exception);
        }
    }
}
