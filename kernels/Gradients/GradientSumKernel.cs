using ILGPU;

namespace GpuEs;

/// <summary>Turns the partial sums of <see cref="GradientKernel{TNoise}"/> into the gradient.</summary>
internal static class GradientSumKernel
{
    /// <param name="Splits">Rows of <paramref name="PartialSums"/>.</param>
    /// <param name="PerWeight">What a weight of one is worth, over N, sigma and the noise's units.</param>
    /// <param name="WeightDecay">L2 decay, in the gradient.</param>
    /// <param name="PartialSums">[splits x octets x 8].</param>
    /// <param name="WeightScale">[1] What the shaping's unit is worth.</param>
    /// <param name="Mean">[P].</param>
    /// <param name="Gradient">Out: [P] to be ascended.</param>
    public readonly record struct Arguments(
        int Splits, float PerWeight, float WeightDecay, ArrayView<long> PartialSums, ArrayView<float> WeightScale,
        ArrayView<float> Mean, ArrayView<float> Gradient);

    public static void Combine(Index1D index, Arguments arguments)
    {
        int parameter = index;
        long row = arguments.PartialSums.Length / arguments.Splits;
        long sum = 0;
        for (int split = 0; split < arguments.Splits; split++)
            sum += arguments.PartialSums[split * row + parameter];
        float factor = Exact.Multiply(arguments.PerWeight, arguments.WeightScale[0]);
        arguments.Gradient[parameter] = Finish(sum, factor, arguments.WeightDecay, arguments.Mean[parameter]);
    }

    /// <summary>One component of the gradient from its exact sum.</summary>
    public static float Finish(long sum, float factor, float weightDecay, float mean) =>
        Exact.MultiplyAdd(-weightDecay, mean, Exact.Multiply(sum, factor));
}
