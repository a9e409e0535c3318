namespace GpuEs.Tests;

/// <summary>The noise of any parameter as a whole number, number by number from its definition.</summary>
internal sealed class ReferenceNoise(EvolutionStrategyOptions options, int parameterCount)
{
    /// <summary>Standard normal times <see cref="NoiseOctet.UnitsPerDeviation"/>; 0 where the direction does not reach.</summary>
    public int At(int generation, int direction, int parameter)
    {
        if (!IsPerturbed(generation, direction, parameter))
            return 0;
        if (options.Noise == NoiseKind.Counter)
            return Normal(RandomDomain.Noise, generation, direction, parameter);

        // A slice of the table, from a start that is a multiple of eight to an end within the table.
        int slots = options.NoiseTableLength / 8 - (parameterCount + 7) / 8 + 1;
        long start = 8 * ScaledWord(RandomDomain.TableOffset, generation, direction, slots);
        return Normal(RandomDomain.TableEntry, 0, 0, (int)start + parameter);
    }

    /// <summary>One of the eight sixteen-bit halves of a block.</summary>
    public static uint Half(ulong seed, PhiloxBlock counter, int index)
    {
        PhiloxBlock block = Philox.Draw(seed, counter);
        uint word = (index / 2) switch { 0 => block.Word0, 1 => block.Word1, 2 => block.Word2, _ => block.Word3 };
        return index % 2 == 0 ? word & 0xFFFF : word >> 16;
    }

    // Each direction perturbs a cyclic window of the parameters.
    private bool IsPerturbed(int generation, int direction, int parameter)
    {
        if (options.PerturbedFraction == 1f)
            return true;
        int size = Math.Max(1, (int)Math.Round((double)options.PerturbedFraction * parameterCount));
        int start = (int)ScaledWord(RandomDomain.Subset, generation, direction, parameterCount);
        return (parameter - start + parameterCount) % parameterCount < size;
    }

    // Sixteen bits of a block make a normal: a sign and one of 2^15 quantiles.
    private int Normal(uint domain, int generation, int direction, int parameter)
    {
        var counter = new PhiloxBlock((uint)parameter / 8, (uint)direction, (uint)generation, domain);
        uint half = Half(options.Seed, counter, parameter % 8);
        int magnitude = NormalQuantiles.Table[(int)(half % 0x8000)];
        return half < 0x8000 ? magnitude : -magnitude;
    }

    // Uniform in [0, limit).
    private long ScaledWord(uint domain, int generation, int direction, int limit)
    {
        var counter = new PhiloxBlock(0, (uint)direction, (uint)generation, domain);
        return (long)Philox.Draw(options.Seed, counter).Word0 * limit >> 32;
    }
}
