using ILGPU;

namespace GpuEs;

/// <summary>
/// Moves the mean along the gradient, or not at all: ClipUp needs the velocity's length before the change is known, and the
/// change is made only if all components of everything are finite. So there are three passes.
/// </summary>
internal static class UpdateKernel<TRule>
    where TRule : unmanaged, IUpdateRule
{
    /// <param name="Rule">The optimizer with this generation's rates.</param>
    /// <param name="Summary">[1] Of the returns; without a finite one, nothing moves.</param>
    /// <param name="Gradient">[P].</param>
    /// <param name="GradientSquaredLength">[1].</param>
    /// <param name="NextSquaredLength">[1] Squared length of <paramref name="NextFirst"/>, after the first pass.</param>
    /// <param name="First">In and out: [P] first moment, or velocity.</param>
    /// <param name="Second">In and out: [P] second moment.</param>
    /// <param name="NextFirst">[P] What the first moment becomes.</param>
    /// <param name="NextSecond">[P] What the second moment becomes.</param>
    /// <param name="Mean">In and out: [P].</param>
    /// <param name="Change">Out: [P] what was added to the mean.</param>
    /// <param name="Outcome">Out: [1] one of those below.</param>
    public readonly record struct Arguments(
        TRule Rule, ArrayView<ReturnSummary> Summary, ArrayView<float> Gradient, ArrayView<Squares> GradientSquaredLength,
        ArrayView<Squares> NextSquaredLength, ArrayView<float> First, ArrayView<float> Second, ArrayView<float> NextFirst,
        ArrayView<float> NextSecond, ArrayView<float> Mean, ArrayView<float> Change, ArrayView<int> Outcome);

    /// <summary>Finds the moments; the first thread says what is known of the outcome.</summary>
    public static void Accumulate(Index1D index, Arguments arguments)
    {
        int parameter = index;
        if (parameter == 0)
            arguments.Outcome[0] = UpdateOutcome.Of(arguments.Summary[0].Count);
        float length = arguments.GradientSquaredLength[0].Root();
        float first = arguments.First[parameter], second = arguments.Second[parameter];
        arguments.Rule.Accumulate(arguments.Gradient[parameter], length, ref first, ref second);
        arguments.NextFirst[parameter] = first;
        arguments.NextSecond[parameter] = second;
    }

    /// <summary>Finds the change. Threads that find something not finite all write the same word.</summary>
    public static void Propose(Index1D index, Arguments arguments)
    {
        int parameter = index;
        float length = arguments.NextSquaredLength[0].Root();
        float first = arguments.NextFirst[parameter], second = arguments.NextSecond[parameter];
        float change = arguments.Rule.Change(ref first, second, length);
        arguments.NextFirst[parameter] = first;
        arguments.Change[parameter] = change;
        bool isFinite = UpdateOutcome.IsFinite(
            arguments.Gradient[parameter], first, second, arguments.Mean[parameter] + change);
        if (!isFinite && arguments.Summary[0].Count > 0)
            arguments.Outcome[0] = UpdateOutcome.NotFinite;
    }

    /// <summary>Makes the change.</summary>
    public static void Apply(Index1D index, Arguments arguments)
    {
        int parameter = index;
        if (arguments.Outcome[0] != UpdateOutcome.Applied)
        {
            arguments.Change[parameter] = 0f;
            return;
        }

        arguments.First[parameter] = arguments.NextFirst[parameter];
        arguments.Second[parameter] = arguments.NextSecond[parameter];
        arguments.Mean[parameter] += arguments.Change[parameter];
    }
}
