using System.Net;

namespace GpuEs.Cluster;

/// <summary>Where a cluster is: a worker's gateway, or the Redis that lists its workers.</summary>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="IsRedis">Whether Redis listens there, and no worker.</param>
internal sealed record ClusterAddress(string Host, int Port, bool IsRedis)
{
    private const string RedisScheme = "redis://";

    /// <summary>Reads <c>HOST:PORT</c> or <c>redis://HOST:PORT</c>.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static ClusterAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ClusterAddress? address = TryParse(text);
        EvolutionStrategyOptions.Require(address is not null, "address", text, "HOST:PORT or redis://HOST:PORT");
        return address!;
    }

    /// <summary>The same; null where it is neither.</summary>
    public static ClusterAddress? TryParse(string text)
    {
        bool isRedis = text.StartsWith(RedisScheme, StringComparison.Ordinal);
        string endpoint = isRedis ? text[RedisScheme.Length..].TrimEnd('/') : text;
        int colon = endpoint.LastIndexOf(':');
        bool isEndpoint = colon > 0 && int.TryParse(endpoint[(colon + 1)..], out int port) && port is >= 1 and <= 65535;
        return isEndpoint ? new(endpoint[..colon].Trim('[', ']'), int.Parse(endpoint[(colon + 1)..]), isRedis) : null;
    }

    /// <summary>The address as numbers.</summary>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    public IPEndPoint Resolve()
    {
        try
        {
            IPAddress[] found = Dns.GetHostAddresses(Host);
            return new(found.FirstOrDefault(address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork) ?? found[0], Port);
        }
        catch (System.Net.Sockets.SocketException exception)
        {
            throw new ArgumentException($"address {this} is not accepted; accepted: hosts that are known ({exception.Message})", exception);
        }
    }

    public override string ToString() => $"{(IsRedis ? RedisScheme : "")}{Host}:{Port}";
}
