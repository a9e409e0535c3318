namespace GpuEs;

/// <summary>A worker's own memory for planning, and what it finds there.</summary>
internal sealed class HostPlanScratch(int noiseLength, int mostCandidates, int modelLength)
{
    private readonly long[] keys = new long[HostSelection.Padded(mostCandidates)];

    /// <summary>What a worker has for itself.</summary>
    public static long Bytes(int noiseLength, int mostCandidates, int modelLength) =>
        (long)noiseLength * sizeof(short) + (long)modelLength * sizeof(float)
        + (long)mostCandidates * (sizeof(long) + 2 * sizeof(int));

    /// <summary>For a block's noise.</summary>
    public short[] Noise { get; } = new short[noiseLength];

    /// <summary>For the model; never empty, so that it has an address.</summary>
    public float[] Model { get; } = new float[Math.Max(modelLength, 1)];

    /// <summary>Candidates that count for something.</summary>
    public int[] Candidates { get; } = new int[mostCandidates];

    /// <summary>What they count for.</summary>
    public int[] Weights { get; } = new int[mostCandidates];

    /// <summary>The key of the last of the best candidates.</summary>
    public ulong Threshold(ReadOnlySpan<float> returns, int count)
    {
        Span<long> padded = keys.AsSpan(0, HostSelection.Padded(returns.Length));
        HostSelection.Keys(returns, padded);
        return HostSelection.Threshold(padded, count);
    }

    /// <summary>Writes the candidates that count for something.</summary>
    /// <returns>Their number.</returns>
    public int Weigh<TWeighting>(ReadOnlySpan<float> returns, int selected, TWeighting weighting)
        where TWeighting : struct, IPlanWeighting
    {
        ulong threshold = Threshold(returns, selected);
        int count = 0;
        for (int candidate = 0; candidate < returns.Length; candidate++)
        {
            int weight = weighting.Weight(returns[candidate], candidate, threshold);
            if (weight == 0)
                continue;
            Candidates[count] = candidate;
            Weights[count] = weight;
            count++;
        }

        return count;
    }
}
