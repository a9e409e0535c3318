namespace GpuEs;

/// <summary>
/// Shaping by value: the z-score, or the fitness as it is. Weights are whole numbers times a scale, cut off at 2^-20
/// of the deviation, or at 2^-23 of the largest magnitude; so the gradient stays a sum of whole numbers.
/// </summary>
internal struct ValueWeight
{
    // Of N z-scores the magnitudes add up to at most N, so that the gradient's sum stays within 64 bits.
    private const float UnitsPerDeviation = 1 << 20;
    private const float LargestUnits = 1 << 23;

    // The largest z-score of 2^20 members; reached otherwise only where a unit is subnormal.
    private const float LargestWeight = 1 << 30;

    // 2^60 and 2^-60, and 2^-80 and 2^80.
    private const float LargeFrom = 1.15292150e18f;
    private const float SmallBelow = 8.67361738e-19f;
    private const float Down = 8.27180613e-25f;
    private const float Up = 1.20892582e24f;

    private float center;
    private float worst;
    private float unit;
    private float scale;
    private int sign;

    /// <summary>What a weight of one is worth.</summary>
    public float Scale { get; private set; }

    public static ValueWeight For(in ReturnSummary summary, Goal goal, bool isZScore)
    {
        float size = isZScore ? summary.Deviation : LargestMagnitude(summary);
        float units = isZScore ? UnitsPerDeviation : LargestUnits;

        // By a power of two, so that neither a difference overflows nor a unit is subnormal; 1 where neither is near.
        float scale = size > LargeFrom ? Down : size < SmallBelow ? Up : 1f;
        return new ValueWeight
        {
            scale = scale,
            center = isZScore ? summary.Mean : 0f,
            worst = goal == Goal.Minimise ? summary.Largest : summary.Smallest,
            unit = Exact.Multiply(Exact.Multiply(size, scale), 1f / units),
            sign = goal == Goal.Minimise ? -1 : 1,
            Scale = isZScore ? 1f / UnitsPerDeviation : Exact.Multiply(size, 1f / LargestUnits),
        };
    }

    /// <summary>The weight of a member's fitness; one that is not finite counts as the worst that is.</summary>
    public readonly int Of(float fitness)
    {
        if (!(unit > 0f) || !ReturnKey.IsFinite(unit))
            return 0;
        float known = ReturnKey.IsFinite(fitness) ? fitness : worst;
        float deviation = Exact.Multiply(known, scale) - Exact.Multiply(center, scale);
        return sign * (int)Real.Clamp(deviation / unit, -LargestWeight, LargestWeight);
    }

    private static float LargestMagnitude(in ReturnSummary summary)
    {
        float low = Elementary.Abs(summary.Smallest), high = Elementary.Abs(summary.Largest);
        return low > high ? low : high;
    }
}
