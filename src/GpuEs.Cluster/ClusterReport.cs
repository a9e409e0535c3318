namespace GpuEs.Cluster;

/// <summary>How a cluster did in a generation.</summary>
/// <param name="Workers">Workers that moved their mean with it.</param>
/// <param name="RangesRedone">Ranges of members that were handed out once more, since a worker was slow or gone.</param>
/// <param name="BytesSent">Bytes that all workers sent over the network, whatever for; 0 for a single worker.</param>
/// <param name="Notices">What happened to workers: who joined, fell silent, or was dropped, and why.</param>
[GenerateSerializer, Immutable, Alias("gpues.report")]
public sealed record ClusterReport(
    [property: Id(0)] int Workers, [property: Id(1)] int RangesRedone, [property: Id(2)] long BytesSent,
    [property: Id(3)] IReadOnlyList<string> Notices);
