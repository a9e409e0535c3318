using ILGPU;

namespace GpuEs;

/// <summary>
/// Noise that is made where it is needed: 16 random bits index the quantiles of the normal distribution. Nothing of
/// the population's size is stored, and a normal costs an eighth of a Philox block and one look-up.
/// </summary>
internal readonly struct CounterNoise(ArrayView<short> quantiles, ulong seed, uint domain) : INoise
{
    public NoiseOctet Octet(uint generation, uint direction, int octet)
    {
        PhiloxBlock bits = Philox.Draw(seed, new PhiloxBlock((uint)octet, direction, generation, domain));
        return new NoiseOctet
        {
            N0 = Normal(bits.Word0),
            N1 = Normal(bits.Word0 >> 16),
            N2 = Normal(bits.Word1),
            N3 = Normal(bits.Word1 >> 16),
            N4 = Normal(bits.Word2),
            N5 = Normal(bits.Word2 >> 16),
            N6 = Normal(bits.Word3),
            N7 = Normal(bits.Word3 >> 16),
        };
    }

    // The low 15 bits choose the magnitude's quantile, the 16th the sign.
    private int Normal(uint bits)
    {
        int magnitude = quantiles[(int)(bits & 0x7FFF)];
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
