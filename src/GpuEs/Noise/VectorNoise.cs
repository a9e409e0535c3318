using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GpuEs;

/// <summary>Neighbouring octets of <see cref="CounterNoise"/>, many at once, the same bits.</summary>
internal static class VectorNoise
{
    /// <summary>Spans are multiples of it.</summary>
    public const int PerDraw = VectorPhilox.Lanes * NoiseOctet.Size;

    private const int Patterns = 1 << 16;

    // Random bits are still in the first cache when they are looked up.
    private const int Piece = 64 * PerDraw;

    /// <summary>
    /// What each pattern of 16 random bits stands for: the low 15 choose the magnitude's quantile, the last the sign. One
    /// look-up, though the table no longer fits the first cache: 0.47 ns a number, and 1.02 with the sign put on after.
    /// </summary>
    /// <param name="quantiles">[2^15].</param>
    public static short[] Numbers(ReadOnlySpan<short> quantiles)
    {
        short[] numbers = new short[Patterns];
        for (int pattern = 0; pattern < Patterns; pattern++)
        {
            int sign = (short)pattern >> 15;
            numbers[pattern] = (short)((quantiles[pattern & 0x7FFF] ^ sign) - sign);
        }

        return numbers;
    }

    /// <param name="numbers">Of <see cref="Numbers"/>.</param>
    /// <param name="seed">The key.</param>
    /// <param name="firstOctet">The counter's first word, which counts on.</param>
    /// <param name="direction">The second word.</param>
    /// <param name="generation">The third.</param>
    /// <param name="domain">The fourth.</param>
    /// <param name="noise">Out: a multiple of <see cref="PerDraw"/> of them.</param>
    public static void Fill(
        short[] numbers, ulong seed, uint firstOctet, uint direction, uint generation, uint domain, Span<short> noise)
    {
        // No index is outside: the type of the bits is as long as the table, which is checked here once.
        ref short first = ref MemoryMarshal.GetReference(numbers.AsSpan(0, Patterns));
        for (int start = 0; start < noise.Length; start += Piece)
        {
            Span<short> piece = noise.Slice(start, Math.Min(Piece, noise.Length - start));
            uint octet = firstOctet + (uint)(start / NoiseOctet.Size);
            VectorPhilox.Draw(seed, octet, direction, generation, domain, MemoryMarshal.Cast<short, uint>(piece));
            for (int index = 0; index < piece.Length; index += 4)
            {
                Span<short> four = piece.Slice(index, 4);
                four[0] = Unsafe.Add(ref first, (ushort)four[0]);
                four[1] = Unsafe.Add(ref first, (ushort)four[1]);
                four[2] = Unsafe.Add(ref first, (ushort)four[2]);
                four[3] = Unsafe.Add(ref first, (ushort)four[3]);
            }
        }
    }
}
