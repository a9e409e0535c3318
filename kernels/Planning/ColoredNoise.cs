namespace GpuEs;

/// <summary>
/// Colored noise (Timmer and König, "On generating power law noise", 1995; for planning Pinneri et al., "Sample-efficient
/// Cross-Entropy Method for Real-time Planning", 2020): neighbouring steps' normals are correlated, with a power
/// spectrum that falls as 1 / frequency^exponent. A step's normal is a sum of the white normals, weighted in whole
/// numbers.
/// </summary>
internal static class ColoredNoise
{
    /// <summary>Units of a weight of one.</summary>
    public const int UnitsPerWeight = 1 << 14;

    private const int LargestNoise = short.MaxValue;

    /// <summary>The normal from the weighted sum.</summary>
    public static int Finish(long sum)
    {
        int noise = (int)((sum + UnitsPerWeight / 2) >> 14);
        return Math.Max(Math.Min(noise, LargestNoise), -LargestNoise);
    }
}
