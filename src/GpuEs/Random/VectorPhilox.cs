using System.Runtime.Intrinsics.X86;

namespace GpuEs;

/// <summary><see cref="Philox"/> for neighbouring counters, as many at once as the processor can; the same bits.</summary>
internal static class VectorPhilox
{
    /// <summary>Counters are drawn in multiples of it.</summary>
    public const int Lanes = 8;

    /// <summary>Draws with the counters (first + i, word1, word2, word3); writes word w of counter i to words[4 * i + w].</summary>
    public static void Draw(ulong key, uint first, uint word1, uint word2, uint word3, Span<uint> words)
    {
        int counters = words.Length / 4, counter = 0;
        if (Avx512F.IsSupported)
        {
            for (; counter + Philox512.Lanes <= counters; counter += Philox512.Lanes)
                Philox512.Draw(key, first + (uint)counter, word1, word2, word3, words[(4 * counter)..]);
        }

        if (Avx2.IsSupported)
        {
            for (; counter < counters; counter += Philox256.Lanes)
                Philox256.Draw(key, first + (uint)counter, word1, word2, word3, words[(4 * counter)..]);
        }

        for (; counter < counters; counter++)
            Philox.Draw(key, new PhiloxBlock(first + (uint)counter, word1, word2, word3)).CopyTo(words[(4 * counter)..]);
    }
}
