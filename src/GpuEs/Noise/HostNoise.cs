namespace GpuEs;

/// <summary>The noise of a direction on the host; the bits of <see cref="CounterNoise"/> and <see cref="TableNoise"/>.</summary>
internal sealed class HostNoise
{
    private static readonly short[] Normals = VectorNoise.Numbers(NormalQuantiles.Table);

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
            VectorNoise.Fill(Normals, options.Seed, 0, 0, 0, RandomDomain.TableEntry, table);
        }
    }

    /// <summary>The length of a buffer for <see cref="Fill"/>.</summary>
    public static int Padded(int length) =>
        (length + VectorNoise.PerDraw - 1) / VectorNoise.PerDraw * VectorNoise.PerDraw;

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
            VectorNoise.Fill(
                Normals, options.Seed, 0, (uint)direction, (uint)generation, RandomDomain.Noise,
                noise[..Padded(parameterCount)]);
        }

        if (subsetSize < parameterCount)
            ClearOutside((uint)generation, (uint)direction, noise[..parameterCount]);
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
