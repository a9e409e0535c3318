using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace GpuEs.Cluster;

/// <summary>An Orleans client that can be opened anew where its cluster went away. Used by one thread at a time.</summary>
internal sealed class ClusterClient(ClusterAddress address) : IDisposable
{
    // A worker that was killed and started again is there within seconds; a person who does so by hand, within a minute.
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private IHost? host;
    private volatile bool isDisposed;

    public ClusterAddress Address => address;

    /// <exception cref="InvalidOperationException">Nobody answers.</exception>
    public void Open()
    {
        try
        {
            // Orleans alone would try for minutes.
            using var limit = new CancellationTokenSource(LongestOpening);
            RequireListener(limit.Token);
            host = Build();
            host.StartAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            Close();
            throw new InvalidOperationException(
                $"no {(address.IsRedis ? "Redis" : "worker of a cluster")} answers at {address}; start one ({exception.Message})", exception);
        }
    }

    /// <summary>Calls a run, and does so again for a while where nobody answers.</summary>
    /// <exception cref="InvalidOperationException">The run refuses the call, or nobody answered for too long.</exception>
    public TAnswer Call<TAnswer>(string run, Func<IRunGrain, Task<TAnswer>> call)
    {
        DateTime end = DateTime.UtcNow + LongestAbsence;
        while (true)
        {
            if (isDisposed)
                throw new ObjectDisposedException(null, $"the connection to the cluster at {address} was disposed of");
            string reason;
            try
            {
                if (host is null)
                    Open();
                IRunGrain grain = host!.Services.GetRequiredService<IClusterClient>().GetGrain<IRunGrain>(run);
                return call(grain).GetAwaiter().GetResult();
            }
            catch (Exception exception) when (host is not null && Refusal.Is(exception))
            {
                throw;
            }
            catch (Exception exception)
            {
                reason = exception.Message;
                Close();
            }

            if (DateTime.UtcNow > end)
            {
                throw new InvalidOperationException(
                    $"the cluster at {address} has not answered for {LongestAbsence.TotalSeconds} s ({reason}); its workers keep "
                    + "what they have for half an hour: train again with the same options to go on");
            }

            Thread.Sleep(BetweenTries);
        }
    }

    /// <summary>Calls a run once, for what may as well not happen.</summary>
    public void TryCall(string run, Func<IRunGrain, Task> call)
    {
        try
        {
            if (host is not null)
                call(host.Services.GetRequiredService<IClusterClient>().GetGrain<IRunGrain>(run)).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            Close();
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        Close();
    }

    private void RequireListener(CancellationToken limit)
    {
        using var probe = new TcpClient();
        probe.ConnectAsync(address.Resolve(), limit).AsTask().GetAwaiter().GetResult();
    }

    private IHost Build()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(
                cluster => (cluster.ClusterId, cluster.ServiceId) = (WorkerSilo.ClusterName, WorkerSilo.ClusterName));
            client.Configure<ClientMessagingOptions>(messaging => messaging.MaxMessageBodySize = WorkerSilo.LongestMessage);
            if (address.IsRedis)
                client.UseRedisClustering(redis => redis.ConfigurationOptions = WorkerSilo.RedisAt(address));
            else
                client.UseStaticClustering(address.Resolve());
        });
        return builder.Build();
    }

    private void Close()
    {
        // Without a farewell: who is to hear it is gone, or does not need it.
        host?.Dispose();
        host = null;
    }
}
