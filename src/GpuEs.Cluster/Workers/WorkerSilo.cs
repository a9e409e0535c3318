using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization.TypeSystem;
using StackExchange.Redis;

namespace GpuEs.Cluster;

/// <summary>One stay of a worker in its cluster, from joining to leaving or losing it.</summary>
internal sealed partial class WorkerSilo
{
    /// <summary>What all clusters of GpuEs are called; silos that say otherwise are refused.</summary>
    public const string ClusterName = "gpues";

    /// <summary>
    /// Bytes of a message at most: the state of the largest run, three floats for each parameter, and its wrapping.
    /// </summary>
    public const int LongestMessage = 3 * sizeof(float) * RunSpecification.MostParameters + (1 << 16);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly IHost host;
    private readonly SiloLoss loss;
    private readonly MembershipWatch? watch;

    private WorkerSilo(IHost host, WorkerOptions options)
    {
        this.host = host;
        loss = host.Services.GetRequiredService<SiloLoss>();
        watch = options.Join is null ? null : new MembershipWatch(host.Services);
    }

    public static async Task<WorkerSilo> StartAsync(
        WorkerOptions options, WorkerRuns runs, TrafficMeter traffic, CancellationToken cancellation)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        options.Logging?.Invoke(builder.Logging);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddSingleton(runs).AddSingleton(traffic).AddSingleton<WorkerDirectory>().AddSingleton<SiloLoss>();
        builder.UseOrleans(silo => Configure(silo, options));
        builder.Services.Replace(ServiceDescriptor.Singleton<TypeResolver, LoadedTypes>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(
            services => services.GetRequiredService<SiloLoss>()));
        IHost host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new WorkerSilo(host, options);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the silo is no longer part of the cluster, or nobody wants it to be.</summary>
    public async Task UntilLost(CancellationToken stopping)
    {
        Task watching = watch?.UntilLost(stopping) ?? Task.Delay(Timeout.Infinite, stopping);
        await Task.WhenAny(watching, loss.Lost);
    }

    /// <summary>Leaves the cluster; in good order, others are told.</summary>
    public async Task StopAsync(bool isInGoodOrder)
    {
        using var limit = new CancellationTokenSource(isInGoodOrder ? LongestFarewell : TimeSpan.Zero);
        try
        {
            await host.StopAsync(limit.Token);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        catch (Exception exception)
        {
            // The silo goes either way; the others find out by themselves.
            ILogger logger = host.Services.GetRequiredService<ILogger<WorkerSilo>>();
            LogStop(logger, exception.Message);
        }
    }

    public static void LogFailure(WorkerOptions options, Exception exception)
    {
        using ILoggerFactory loggers = LoggerFactory.Create(logging => options.Logging?.Invoke(logging));
        LogRejoin(loggers.CreateLogger<WorkerSilo>(), exception.Message);
    }

    private static void Configure(ISiloBuilder silo, WorkerOptions options)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterName, ClusterName));
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = options.Address;
            endpoints.SiloPort = options.Port;
            endpoints.GatewayPort = options.GatewayPort;
            endpoints.SiloListeningEndpoint = new IPEndPoint(options.Address, options.Port);
            endpoints.GatewayListeningEndpoint = new IPEndPoint(options.Address, options.GatewayPort);
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.MaxMessageBodySize = LongestMessage);

        // A dead worker costs nobody time, since its ranges are redone at once; but a coordinator that died with its silo
        // is missed until the silo is declared dead: three probes of a second each, and one witness.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.NumVotesForDeathDeclaration = 1;
        });
        silo.AddGrainService<WorkerService>();
        if (options.Redis is null)
        {
            silo.UseDevelopmentClustering(options.Join is null
                ? new IPEndPoint(options.Address, options.Port)
                : ClusterAddress.Parse(options.Join).Resolve());
        }
        else
        {
            silo.UseRedisClustering(redis => redis.ConfigurationOptions = RedisAt(ClusterAddress.Parse(options.Redis)));
        }
    }

    /// <summary>How Orleans is told of a Redis.</summary>
    public static ConfigurationOptions RedisAt(ClusterAddress address) => new() { EndPoints = { { address.Host, address.Port } } };

    [LoggerMessage(Level = LogLevel.Information, Message = "The silo did not stop in good order: {Reason}")]
    private static partial void LogStop(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster cannot be joined: {Reason}")]
    private static partial void LogRejoin(ILogger logger, string reason);
}
