using System.Runtime.InteropServices;

namespace GpuEs;

/// <summary>Neighbouring octets of <see cref="CounterNoise"/>, eight at once, the same bits.</summary>
internal static class VectorNoise
{
    /// <summary>Numbers of a draw; spans are multiples of it.</summary>
    public const int PerDraw = VectorPhilox.Lanes * NoiseOctet.Size;

    /// <param name="quantiles">[2^15] What the magnitude's bits stand for.</param>
    /// <param name="seed">The key.</param>
    /// <param name="firstOctet">The counter's first word, which counts on.</param>
    /// <param name="direction">The second word.</param>
    /// <param name="generation">The third.</param>
    /// <param name="domain">The fourth.</param>
    /// <param name="noise">Out: a multiple of <see cref="PerDraw"/> of them.</param>
    public static void Fill(
        ReadOnlySpan<short> quantiles, ulong seed, uint firstOctet, uint direction, uint generation, uint domain,
        Span<short> noise)
    {
        Span<uint> words = stackalloc uint[4 * VectorPhilox.Lanes];
        Span<ushort> halves = MemoryMarshal.Cast<uint, ushort>(words);
        for (int first = 0; first < noise.Length; first += PerDraw)
        {
            VectorPhilox.Draw(seed, firstOctet + (uint)(first / NoiseOctet.Size), direction, generation, domain, words);
            Span<short> drawn = noise.Slice(first, PerDraw);
            for (int index = 0; index < drawn.Length; index++)
            {
                // The low 15 bits choose the magnitude's quantile, the 16th the sign.
                int bits = halves[index], sign = (short)bits >> 15;
                drawn[index] = (short)((quantiles[bits & 0x7FFF] ^ sign) - sign);
            }
        }
    }
}
