using ILGPU;

namespace GpuEs;

/// <summary>Moves the mean along the gradient, in two passes, since ClipUp needs the velocity's length between them.</summary>
internal static class UpdateKernel<TRule>
    where TRule : unmanaged, IUpdateRule
{
    /// <param name="Rule">The optimizer with this generation's rates.</param>
    /// <param name="Summary">[1] Of the returns; without a finite one, nothing moves.</param>
    /// <param name="Gradient">[P].</param>
    /// <param name="GradientSquaredLength">[1].</param>
    /// <param name="FirstSquaredLength">[1] Squared length of <paramref name="First"/>, after the first pass.</param>
    /// <param name="First">In and out: [P] first moment, or velocity.</param>
    /// <param name="Second">In and out: [P] second moment.</param>
    /// <param name="Mean">In and out: [P].</param>
    /// <param name="Change">Out: [P] what was added to the mean.</param>
    public readonly record struct Arguments(
        TRule Rule, ArrayView<ReturnSummary> Summary, ArrayView<float> Gradient, ArrayView<float> GradientSquaredLength,
        ArrayView<float> FirstSquaredLength, ArrayView<float> First, ArrayView<float> Second, ArrayView<float> Mean,
        ArrayView<float> Change);

    public static void Accumulate(Index1D index, Arguments arguments)
    {
        int parameter = index;
        if (arguments.Summary[0].Count == 0)
            return;
        float length = Elementary.Sqrt(arguments.GradientSquaredLength[0]);
        float first = arguments.First[parameter], second = arguments.Second[parameter];
        arguments.Rule.Accumulate(arguments.Gradient[parameter], length, ref first, ref second);
        arguments.First[parameter] = first;
        arguments.Second[parameter] = second;
    }

    public static void Apply(Index1D index, Arguments arguments)
    {
        int parameter = index;
        arguments.Change[parameter] = 0f;
        if (arguments.Summary[0].Count == 0)
            return;
        float length = Elementary.Sqrt(arguments.FirstSquaredLength[0]);
        float first = arguments.First[parameter];
        float change = arguments.Rule.Change(ref first, arguments.Second[parameter], length);
        arguments.Mean[parameter] += change;
        arguments.Change[parameter] = change;
        arguments.First[parameter] = first;
    }
}
