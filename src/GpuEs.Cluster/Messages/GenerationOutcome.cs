namespace GpuEs.Cluster;

/// <summary>What a run tells of a generation.</summary>
/// <param name="Generation">Which.</param>
/// <param name="Conclusion">What the workers agreed on.</param>
/// <param name="RolloutTicks">From the first range handed out to the last one counted.</param>
/// <param name="Report">How the cluster did.</param>
[GenerateSerializer, Immutable, Alias("gpues.outcome")]
internal sealed record GenerationOutcome(
    [property: Id(0)] int Generation, [property: Id(1)] Conclusion Conclusion, [property: Id(2)] long RolloutTicks,
    [property: Id(3)] ClusterReport Report);
