using System.Runtime.InteropServices;

namespace GpuEs;

/// <summary>The noise of a direction on the host; the bits of <see cref="CounterNoise"/> and <see cref="TableNoise"/>.</summary>
internal sealed class HostNoise
{
    private const int NormalsPerDraw = VectorPhilox.Lanes * NoiseOctet.Size;

    private readonly EvolutionStrategyOptions options;
    private readonly int parameterCount;
    private readonly int subsetSize;
    private readonly short[]? table;

    public HostNoise(EvolutionStrategyOptions options, int parameterCount)
    {
        this.options = options;
        this.parameterCount = parameterCount;
        subsetSize = options.SubsetSize(parameterCount);
        if (options.Noise == NoiseKind.Table)
        {
            table = new short[Padded(options.NoiseTableLength)];
            Generate(0, 0, RandomDomain.TableEntry, table, 0, table.Length);
        }
    }

    /// <summary>The length of a buffer for <see cref="Fill"/>.</summary>
    public static int Padded(int length) => (length + NormalsPerDraw - 1) / NormalsPerDraw * NormalsPerDraw;

    /// <summary>Writes the noise of all parameters; 0 for those that the direction does not touch.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="noise">[P, padded].</param>
    public void Fill(int generation, int direction, Span<short> noise)
    {
        if (table is not null)
        {
            int slots = NoiseTable.Slots(options.NoiseTableLength, parameterCount);
            int slot = DirectionWindow.TableSlot(options.Seed, (uint)generation, (uint)direction, slots);
            table.AsSpan(slot * NoiseOctet.Size, parameterCount).CopyTo(noise);
        }
        else
        {
            Generate((uint)generation, (uint)direction, RandomDomain.Noise, noise, 0, parameterCount);
        }

        if (subsetSize < parameterCount)
            ClearOutside((uint)generation, (uint)direction, noise[..parameterCount]);
    }

    private void Generate(uint generation, uint direction, uint domain, Span<short> noise, int from, int to)
    {
        ReadOnlySpan<short> quantiles = NormalQuantiles.Table;
        Span<uint> words = stackalloc uint[4 * VectorPhilox.Lanes];
        Span<ushort> halves = MemoryMarshal.Cast<uint, ushort>(words);
        for (int first = from; first < to; first += NormalsPerDraw)
        {
            VectorPhilox.Draw(options.Seed, (uint)(first / NoiseOctet.Size), direction, generation, domain, words);
            Span<short> normals = noise.Slice(first, NormalsPerDraw);
            for (int index = 0; index < NormalsPerDraw; index++)
            {
                // The low 15 bits choose the magnitude's quantile, the 16th the sign.
                int bits = halves[index], sign = (short)bits >> 15;
                normals[index] = (short)((quantiles[bits & 0x7FFF] ^ sign) - sign);
            }
        }
    }

    private void ClearOutside(uint generation, uint direction, Span<short> noise)
    {
        int start = DirectionWindow.SubsetStart(options.Seed, generation, direction, parameterCount);
        int end = start + subsetSize;
        if (end <= parameterCount)
        {
            noise[..start].Clear();
            noise[end..].Clear();
        }
        else
        {
            noise[(end - parameterCount)..start].Clear();
        }
    }
}
