namespace GpuEs.Cluster;

/// <summary>What a worker found when it moved its mean.</summary>
/// <param name="Status">Where it stands now.</param>
/// <param name="Measures">The bytes of its <see cref="GenerationMeasures"/>; all workers have the same build.</param>
[GenerateSerializer, Immutable, Alias("gpues.conclusion")]
internal sealed record Conclusion([property: Id(0)] WorkerStatus Status, [property: Id(1)] byte[] Measures);
