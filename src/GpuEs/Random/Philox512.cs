using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuEs;

/// <summary><see cref="Philox"/> for sixteen neighbouring counters at once on AVX-512, the same bits.</summary>
internal static class Philox512
{
    public const int Lanes = 16;

    private const int Rounds = 10;

    /// <summary>Draws with the counters first + 0 .. 15, as <see cref="VectorPhilox"/> does.</summary>
    public static void Draw(ulong key, uint first, uint word1, uint word2, uint word3, Span<uint> words)
    {
        Vector512<uint> w0 = Vector512.Create(first) + Vector512<uint>.Indices;
        Vector512<uint> w1 = Vector512.Create(word1), w2 = Vector512.Create(word2), w3 = Vector512.Create(word3);
        uint keyA = (uint)key, keyB = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            var (lowA, highA) = Multiply(w0, Philox.MultiplierA);
            var (lowB, highB) = Multiply(w2, Philox.MultiplierB);
            w0 = highB ^ w1 ^ Vector512.Create(keyA);
            w1 = lowB;
            w2 = highA ^ w3 ^ Vector512.Create(keyB);
            w3 = lowA;
            keyA += Philox.WeylA;
            keyB += Philox.WeylB;
        }

        Transpose(w0, w1, w2, w3, words);
    }

    // Both halves of the sixteen 64-bit products: the processor multiplies every second lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> Low, Vector512<uint> High) Multiply(Vector512<uint> words, uint multiplier)
    {
        Vector512<uint> factor = Vector512.Create(multiplier), isOdd = Vector512.Create(0xFFFFFFFF00000000ul).AsUInt32();
        Vector512<ulong> even = Avx512F.Multiply(words, factor);
        Vector512<ulong> odd = Avx512F.Multiply((words.AsUInt64() >> 32).AsUInt32(), factor);
        return (
            Vector512.ConditionalSelect(isOdd, (odd << 32).AsUInt32(), even.AsUInt32()),
            Vector512.ConditionalSelect(isOdd, odd.AsUInt32(), (even >> 32).AsUInt32()));
    }

    // Word by word to counter by counter: first within the quarters of the vectors, then the quarters.
    private static void Transpose(
        Vector512<uint> w0, Vector512<uint> w1, Vector512<uint> w2, Vector512<uint> w3, Span<uint> words)
    {
        Vector512<ulong> low01 = Avx512F.UnpackLow(w0, w1).AsUInt64(), high01 = Avx512F.UnpackHigh(w0, w1).AsUInt64();
        Vector512<ulong> low23 = Avx512F.UnpackLow(w2, w3).AsUInt64(), high23 = Avx512F.UnpackHigh(w2, w3).AsUInt64();

        // Quarter q of these is all of counter 4 * q + 0, 1, 2 and 3.
        Vector512<ulong> of0 = Avx512F.UnpackLow(low01, low23), of1 = Avx512F.UnpackHigh(low01, low23);
        Vector512<ulong> of2 = Avx512F.UnpackLow(high01, high23), of3 = Avx512F.UnpackHigh(high01, high23);
        Vector512<ulong> even01 = Avx512F.Shuffle4x128(of0, of1, 0b10_00_10_00), odd01 = Avx512F.Shuffle4x128(of0, of1, 0b11_01_11_01);
        Vector512<ulong> even23 = Avx512F.Shuffle4x128(of2, of3, 0b10_00_10_00), odd23 = Avx512F.Shuffle4x128(of2, of3, 0b11_01_11_01);
        Avx512F.Shuffle4x128(even01, even23, 0b10_00_10_00).AsUInt32().CopyTo(words);
        Avx512F.Shuffle4x128(odd01, odd23, 0b10_00_10_00).AsUInt32().CopyTo(words[16..]);
        Avx512F.Shuffle4x128(even01, even23, 0b11_01_11_01).AsUInt32().CopyTo(words[32..]);
        Avx512F.Shuffle4x128(odd01, odd23, 0b11_01_11_01).AsUInt32().CopyTo(words[48..]);
    }
}
