namespace GpuEs.Cluster;

/// <summary>The episodes of a range of members, as they travel.</summary>
/// <param name="Returns">Little-endian floats.</param>
/// <param name="Steps">Little-endian 32-bit numbers.</param>
[GenerateSerializer, Immutable, Alias("gpues.returns")]
internal sealed record RangeReturns([property: Id(0)] byte[] Returns, [property: Id(1)] byte[] Steps);
