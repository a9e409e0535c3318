namespace GpuEs;

/// <summary>What the random bits of candidates stand for.</summary>
internal static class CandidateNoise
{
    private static readonly short[] Uniform = [.. Enumerable.Range(0, NormalQuantiles.Count).Select(index => (short)index)];

    /// <summary>Normals for continuous actions, uniform magnitudes for choices.</summary>
    public static ReadOnlySpan<short> Quantiles(in PlanShape shape) => shape.IsContinuous ? NormalQuantiles.Table : Uniform;
}
