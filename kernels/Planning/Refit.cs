namespace GpuEs;

/// <summary>
/// How a distribution follows the sums. Momentum: the share of the old mean and deviation that stays (De Boer et al., "A
/// Tutorial on the Cross-Entropy Method", 2005, remark 3.2, there 1 - alpha; Pinneri et al. 2020).
/// </summary>
/// <param name="Momentum">In [0, 1).</param>
/// <param name="MinimumDeviation">1 is the action limit.</param>
internal readonly record struct Refit(float Momentum, float MinimumDeviation)
{
    // PlaNet's: it keeps the deviation away from 0.
    private const float VarianceFloor = 1e-6f;

    private const float PerSquareUnit = 1f / ((float)ActionUnits.PerLimit * ActionUnits.PerLimit);

    /// <summary>The new mean of a coordinate, or the new probability of a choice.</summary>
    public float Mean(in PlanShape shape, in RefitSums sums, float old)
    {
        float mean = (float)sums.Actions / sums.Weights;
        return Mixed(shape.IsContinuous ? Exact.Multiply(mean, 1f / ActionUnits.PerLimit) : mean, old);
    }

    /// <summary>The new deviation.</summary>
    public float Deviation(in RefitSums sums, float old)
    {
        // About a whole number near the mean, so that nothing overflows and little cancels.
        long center = sums.Actions / sums.Weights;
        long squares = sums.Squares - 2 * center * sums.Actions + center * center * sums.Weights;
        float variance = Exact.Multiply((float)squares / sums.Weights, PerSquareUnit);
        float mixed = Mixed(Elementary.Sqrt(variance + VarianceFloor), old);
        return mixed < MinimumDeviation ? MinimumDeviation : mixed;
    }

    private float Mixed(float fitted, float old) =>
        Exact.MultiplyAdd(Momentum, old, Exact.Multiply(1f - Momentum, fitted));
}
