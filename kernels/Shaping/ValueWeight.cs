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

    private float center;
    private float worst;
    private float unit;
    private int sign;

    /// <summary>What a weight of one is worth.</summary>
    public float Scale { get; private set; }

    public static ValueWeight For(in ReturnSummary summary, Goal goal, bool isZScore)
    {
        float unit = isZScore ? DeviationUnit(summary) : MagnitudeUnit(summary);
        return new ValueWeight
        {
            center = isZScore ? summary.Mean : 0f,
            worst = goal == Goal.Minimise ? summary.Largest : summary.Smallest,
            unit = unit,
            sign = goal == Goal.Minimise ? -1 : 1,
            Scale = isZScore ? 1f / UnitsPerDeviation : unit,
        };
    }

    /// <summary>The weight of a member's fitness; one that is not finite counts as the worst that is.</summary>
    public readonly int Of(float fitness)
    {
        if (!(unit > 0f) || !ReturnKey.IsFinite(unit))
            return 0;
        float deviation = (ReturnKey.IsFinite(fitness) ? fitness : worst) - center;
        return sign * (int)Real.Clamp(deviation / unit, -LargestWeight, LargestWeight);
    }

    private static float DeviationUnit(in ReturnSummary summary) =>
        summary.Count == 0
            ? 0f
            : Exact.Multiply(Elementary.Sqrt(summary.SquaredDeviations / summary.Count), 1f / UnitsPerDeviation);

    private static float MagnitudeUnit(in ReturnSummary summary)
    {
        float low = Elementary.Abs(summary.Smallest), high = Elementary.Abs(summary.Largest);
        return Exact.Multiply(low > high ? low : high, 1f / LargestUnits);
    }
}
