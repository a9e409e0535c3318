namespace GpuEs;

/// <summary>The sums that a feature's mean and deviation are fitted to. Whole numbers: any order, any split.</summary>
/// <param name="Weights">Sum of weights.</param>
/// <param name="Actions">Weighted sum of actions in units; for choices, of 1 where the choice was made.</param>
/// <param name="Squares">Weighted sum of squared actions; where the deviation is fitted, weights are 0 or 1.</param>
internal readonly record struct RefitSums(long Weights, long Actions, long Squares)
{
    /// <summary>Adds a candidate.</summary>
    public RefitSums With(int weight, int action)
    {
        long weighted = (long)weight * action;
        return new(Weights + weight, Actions + weighted, Squares + weighted * action);
    }

    /// <summary>What a candidate adds to a feature: its action, or 1 where it made the feature's choice.</summary>
    public static int Value(in PlanShape shape, int action, int choice)
    {
        // In arithmetic, since ILGPU 1.5.3 gets the nested conditions wrong for OpenCL.
        int isChoice = shape.IsContinuous ? 0 : 1, isChosen = action == choice ? 1 : 0;
        return isChoice * isChosen + (1 - isChoice) * action;
    }

    /// <summary>Both.</summary>
    public static RefitSums operator +(in RefitSums left, in RefitSums right) =>
        new(left.Weights + right.Weights, left.Actions + right.Actions, left.Squares + right.Squares);
}
