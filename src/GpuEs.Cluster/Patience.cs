namespace GpuEs.Cluster;

/// <summary>How long to wait for whom.</summary>
internal static class Patience
{
    /// <summary>
    /// Of Orleans with a call. Calls compute for as long as they need; whether the worker lives is asked by pings, so this
    /// is for answers that were lost with their connection.
    /// </summary>
    public const string LongestCall = "01:00:00";

    /// <summary>Of a client with a run that gathers its workers, who compile kernels meanwhile.</summary>
    public const string Beginning = "00:05:00";

    /// <summary>Between two pings of a worker that has a call to answer.</summary>
    public static TimeSpan BetweenPings { get; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// With a ping. A process that shares its cores with others answers within some 100 ms; five seconds more of a hung
    /// worker cost little, since its ranges are redone at once.
    /// </summary>
    public static TimeSpan Ping { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Of a run that has no worker left, before it gives up.</summary>
    public static TimeSpan WithoutWorkers { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Of a run's answer to the client; a longer generation is asked for again.</summary>
    public static TimeSpan Answer { get; } = TimeSpan.FromSeconds(5);
}
