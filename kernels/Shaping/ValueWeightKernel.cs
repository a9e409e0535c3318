using ILGPU;

namespace GpuEs;

/// <summary>
/// Shaping by value: the z-score, or the fitness as it is. Weights are whole numbers times a scale, rounded to 2^-20
/// of the deviation, or to 2^-23 of the largest magnitude; so the gradient stays a sum of whole numbers.
/// </summary>
internal static class ValueWeightKernel
{
    // Of N z-scores the magnitudes add up to at most N, so that the gradient's sum stays within 64 bits.
    private const float UnitsPerDeviation = 1 << 20;
    private const float LargestUnits = 1 << 23;

    /// <param name="IsZScore">1 for the z-score, 0 for the fitness itself.</param>
    /// <param name="MembersPerDirection">2 with mirrored pairs, else 1.</param>
    /// <param name="Goal">Direction of the fitness.</param>
    /// <param name="Fitness">[N] Mean returns.</param>
    /// <param name="Summary">[1] Their summary.</param>
    /// <param name="Weights">Out: [directions].</param>
    /// <param name="Scale">Out: [1] What a weight of one is worth.</param>
    public readonly record struct Arguments(
        int IsZScore, int MembersPerDirection, Goal Goal, ArrayView<float> Fitness, ArrayView<ReturnSummary> Summary,
        ArrayView<int> Weights, ArrayView<float> Scale);

    public static void Weigh(Index1D index, Arguments arguments)
    {
        int direction = index;
        ReturnSummary summary = arguments.Summary[0];
        float center = arguments.IsZScore == 1 ? summary.Mean : 0f;
        float unit = Unit(arguments.IsZScore == 1, summary);
        int member = direction * arguments.MembersPerDirection;
        int weight = Weight(arguments, summary, center, unit, member);
        if (arguments.MembersPerDirection == 2)
            weight -= Weight(arguments, summary, center, unit, member + 1);
        arguments.Weights[direction] = arguments.Goal == Goal.Minimise ? -weight : weight;
        if (direction == 0)
            arguments.Scale[0] = arguments.IsZScore == 1 ? 1f / UnitsPerDeviation : unit;
    }

    // The fitness that a weight of one stands for.
    private static float Unit(bool isZScore, in ReturnSummary summary)
    {
        if (isZScore)
            return Exact.Multiply(Elementary.Sqrt(summary.SquaredDeviations / summary.Count), 1f / UnitsPerDeviation);
        float low = Elementary.Abs(summary.Smallest), high = Elementary.Abs(summary.Largest);
        return Exact.Multiply(low > high ? low : high, 1f / LargestUnits);
    }

    private static int Weight(in Arguments arguments, in ReturnSummary summary, float center, float unit, int member)
    {
        if (!(unit > 0f) || summary.Count == 0)
            return 0;
        float fitness = arguments.Fitness[member];
        float worst = arguments.Goal == Goal.Minimise ? summary.Largest : summary.Smallest;
        float deviation = (ReturnKey.IsFinite(fitness) ? fitness : worst) - center;
        return (int)(deviation / unit);
    }
}
