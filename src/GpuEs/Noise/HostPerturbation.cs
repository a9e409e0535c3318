using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>A member's parameters on the host: mean + unit * noise, the bits of <see cref="PerturbationKernel{TNoise}"/>.</summary>
internal static class HostPerturbation
{
    /// <summary>What a unit of noise moves a parameter by.</summary>
    public static float Unit(float sigma) => Exact.Multiply(sigma, 1f / NoiseOctet.UnitsPerDeviation);

    /// <param name="mean">[P].</param>
    /// <param name="noise">[P or more].</param>
    /// <param name="unit">Of <see cref="Unit"/>; negated for the second member of a mirrored pair.</param>
    /// <param name="member">Out: [P or more].</param>
    public static void Write(ReadOnlySpan<float> mean, ReadOnlySpan<short> noise, float unit, Span<float> member)
    {
        int index = 0;
        Vector256<float> units = Vector256.Create(unit);
        for (; index + 16 <= mean.Length; index += 16)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(noise[index..]));
            Vector256.FusedMultiplyAdd(units, Vector256.ConvertToSingle(low), Vector256.Create(mean[index..]))
                .CopyTo(member[index..]);
            Vector256.FusedMultiplyAdd(units, Vector256.ConvertToSingle(high), Vector256.Create(mean[(index + 8)..]))
                .CopyTo(member[(index + 8)..]);
        }

        for (; index < mean.Length; index++)
            member[index] = Exact.MultiplyAdd(unit, noise[index], mean[index]);
    }
}
