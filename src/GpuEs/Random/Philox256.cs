using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuEs;

/// <summary><see cref="Philox"/> for eight neighbouring counters at once on AVX2, the same bits.</summary>
internal static class Philox256
{
    public const int Lanes = 8;

    private const int Rounds = 10;

    /// <summary>Draws with the counters first + 0 .. 7, as <see cref="VectorPhilox"/> does.</summary>
    public static void Draw(ulong key, uint first, uint word1, uint word2, uint word3, Span<uint> words)
    {
        Vector256<uint> w0 = Vector256.Create(first) + Vector256<uint>.Indices;
        Vector256<uint> w1 = Vector256.Create(word1), w2 = Vector256.Create(word2), w3 = Vector256.Create(word3);
        uint keyA = (uint)key, keyB = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            var (lowA, highA) = Multiply(w0, Philox.MultiplierA);
            var (lowB, highB) = Multiply(w2, Philox.MultiplierB);
            w0 = highB ^ w1 ^ Vector256.Create(keyA);
            w1 = lowB;
            w2 = highA ^ w3 ^ Vector256.Create(keyB);
            w3 = lowA;
            keyA += Philox.WeylA;
            keyB += Philox.WeylB;
        }

        Transpose(w0, w1, w2, w3, words);
    }

    // Both halves of the eight 64-bit products: the processor multiplies every second lane.
    private static (Vector256<uint> Low, Vector256<uint> High) Multiply(Vector256<uint> words, uint multiplier)
    {
        Vector256<uint> factor = Vector256.Create(multiplier);
        Vector256<uint> even = Avx2.Multiply(words, factor).AsUInt32();
        Vector256<uint> odd = Avx2.Multiply(Avx2.ShiftRightLogical(words.AsUInt64(), 32).AsUInt32(), factor).AsUInt32();
        Vector256<uint> evenHigh = Avx2.ShiftRightLogical(even.AsUInt64(), 32).AsUInt32();
        Vector256<uint> oddLow = Avx2.ShiftLeftLogical(odd.AsUInt64(), 32).AsUInt32();
        return (Avx2.Blend(even, oddLow, 0b10101010), Avx2.Blend(evenHigh, odd, 0b10101010));
    }

    private static void Transpose(
        Vector256<uint> w0, Vector256<uint> w1, Vector256<uint> w2, Vector256<uint> w3, Span<uint> words)
    {
        Vector256<ulong> low01 = Avx2.UnpackLow(w0, w1).AsUInt64(), high01 = Avx2.UnpackHigh(w0, w1).AsUInt64();
        Vector256<ulong> low23 = Avx2.UnpackLow(w2, w3).AsUInt64(), high23 = Avx2.UnpackHigh(w2, w3).AsUInt64();
        Vector256<uint> lanes04 = Avx2.UnpackLow(low01, low23).AsUInt32(), lanes15 = Avx2.UnpackHigh(low01, low23).AsUInt32();
        Vector256<uint> lanes26 = Avx2.UnpackLow(high01, high23).AsUInt32(), lanes37 = Avx2.UnpackHigh(high01, high23).AsUInt32();
        Avx2.Permute2x128(lanes04, lanes15, 0x20).CopyTo(words);
        Avx2.Permute2x128(lanes26, lanes37, 0x20).CopyTo(words[8..]);
        Avx2.Permute2x128(lanes04, lanes15, 0x31).CopyTo(words[16..]);
        Avx2.Permute2x128(lanes26, lanes37, 0x31).CopyTo(words[24..]);
    }
}
