using ILGPU;

namespace GpuEs;

/// <summary>Value-based fitness shaping: each direction's weight in the gradient, as a whole number.</summary>
internal static class ValueWeightKernel
{
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
        ValueWeight weight = ValueWeight.For(arguments.Summary[0], arguments.Goal, arguments.IsZScore == 1);
        int member = direction * arguments.MembersPerDirection;
        int units = weight.Of(arguments.Fitness[member]);
        if (arguments.MembersPerDirection == 2)
            units -= weight.Of(arguments.Fitness[member + 1]);
        arguments.Weights[direction] = units;
        if (direction == 0)
            arguments.Scale[0] = weight.Scale;
    }
}
