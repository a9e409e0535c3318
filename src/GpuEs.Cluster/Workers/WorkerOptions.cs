using System.Net;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace GpuEs.Cluster;

/// <summary>Where a worker listens, whom it joins, and what it can run.</summary>
public sealed record WorkerOptions
{
    private readonly int? port;
    private readonly int? gatewayPort;

    /// <summary>
    /// The port that other workers use, 0 to 65535; 0 takes a free one. 11111 unless told otherwise where it is the first
    /// worker of a cluster without Redis, whose ports others must know; else 0.
    /// </summary>
    public int Port
    {
        get => port ?? (IsFirst ? 11111 : 0);
        init => port = value;
    }

    /// <summary>The port that training programs use, 0 to 65535; 0 takes a free one. 30000, or 0, as <see cref="Port"/>.</summary>
    public int GatewayPort
    {
        get => gatewayPort ?? (IsFirst ? 30000 : 0);
        init => gatewayPort = value;
    }

    /// <summary>
    /// The address that it listens on, and that others reach it by. Loopback unless told otherwise: nothing that comes in
    /// is encrypted or asked for a password, so any other address belongs in a network of one's own.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// <c>HOST:PORT</c> of the first worker of a cluster that needs nothing installed, to join it; null to be the first
    /// one. That cluster waits while its first worker is away.
    /// </summary>
    public string? Join { get; init; }

    /// <summary><c>HOST:PORT</c> of the Redis that lists the cluster's workers, any of which may go; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>
    /// Assemblies whose environments, objectives and policies it runs, besides those of the library and of the program
    /// itself. Runs name structs; nothing else is ever loaded.
    /// </summary>
    public IReadOnlyList<Assembly> Assemblies { get; init; } = [];

    /// <summary>Where the log goes; null for nowhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    private bool IsFirst => Join is null && Redis is null;

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Validate()
    {
        EvolutionStrategyOptions.Require(Port is >= 0 and <= 65535, "Port", Port, "0 to 65535");
        EvolutionStrategyOptions.Require(GatewayPort is >= 0 and <= 65535, "GatewayPort", GatewayPort, "0 to 65535");
        EvolutionStrategyOptions.Require(
            Port == 0 || Port != GatewayPort, "GatewayPort", GatewayPort, "another port than Port");
        EvolutionStrategyOptions.Require(
            Join is null || Redis is null, "Join", Join, "nothing where Redis lists the workers");
        RequireEndpoint("Join", Join);
        RequireEndpoint("Redis", Redis);

        static void RequireEndpoint(string option, string? text)
        {
            if (text is not null)
            {
                EvolutionStrategyOptions.Require(
                    ClusterAddress.TryParse(text) is { IsRedis: false }, option, text, "HOST:PORT");
            }
        }
    }
}
