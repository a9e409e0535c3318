using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>Finds the best candidates of an agent; the bits of <see cref="SelectionKernel"/>.</summary>
internal static class HostSelection
{
    /// <summary>The length of <see cref="Keys"/>' output for a number of candidates.</summary>
    public static int Padded(int candidates) =>
        (candidates + Vector256<long>.Count - 1) / Vector256<long>.Count * Vector256<long>.Count;

    /// <summary>The candidates' keys; padding is below all of them.</summary>
    public static void Keys(ReadOnlySpan<float> returns, Span<long> keys)
    {
        for (int candidate = 0; candidate < returns.Length; candidate++)
            keys[candidate] = (long)CandidateKey.From(returns[candidate], candidate);
        keys[returns.Length..].Fill(-1);
    }

    /// <summary>A key from which on there are <paramref name="count"/> keys; of a single one, its key.</summary>
    public static ulong Threshold(ReadOnlySpan<long> keys, int count)
    {
        long threshold = 0;
        for (int bit = CandidateKey.Bits - 1; bit >= 0; bit--)
        {
            long tried = threshold | (1L << bit);
            int found = (int)CountFrom(keys, tried);
            if (found >= count)
                threshold = tried;
            if (SelectionKernel.IsSettled(found, count))
                break;
        }

        return (ulong)threshold;
    }

    private static long CountFrom(ReadOnlySpan<long> keys, long least)
    {
        Vector256<long> bound = Vector256.Create(least - 1), counts = default;
        for (int index = 0; index < keys.Length; index += Vector256<long>.Count)
            counts -= Vector256.GreaterThan(Vector256.Create(keys.Slice(index, Vector256<long>.Count)), bound);
        return Vector256.Sum(counts);
    }
}
