using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>
/// Colored noise (Timmer and König, "On generating power law noise", 1995; for planning Pinneri et al., "Sample-efficient
/// Cross-Entropy Method for Real-time Planning", 2020): neighbouring steps' normals are correlated, with a power
/// spectrum that falls as 1 / frequency^exponent. A step's normal is a sum of the white normals, weighted in whole
/// numbers.
/// </summary>
internal static class ColoredNoise
{
    /// <summary>
    /// The longest horizon: with it no sum of weighted normals leaves 32 bits, since a step's weights have length 1.
    /// </summary>
    public const int LongestHorizon = 512;

    /// <summary>Units of a weight of one.</summary>
    public const int UnitsPerWeight = 1 << UnitBits;

    private const int UnitBits = 12;

    private const int LargestNoise = short.MaxValue;

    /// <summary>The normal from the weighted sum.</summary>
    public static int Finish(int sum)
    {
        int noise = (sum + UnitsPerWeight / 2) >> UnitBits;
        return Math.Max(Math.Min(noise, LargestNoise), -LargestNoise);
    }

    /// <summary>The same for eight at once, on the host.</summary>
    public static Vector256<int> Finish(Vector256<int> sums)
    {
        Vector256<int> noise = (sums + Vector256.Create(UnitsPerWeight / 2)) >> UnitBits;
        return Vector256.Max(
            Vector256.Min(noise, Vector256.Create(LargestNoise)), Vector256.Create(-LargestNoise));
    }
}
