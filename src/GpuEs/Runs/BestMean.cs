namespace GpuEs;

/// <summary>The mean of a run that evaluations found best so far.</summary>
/// <param name="Generation">Generations that it had behind it.</param>
/// <param name="Evaluation">What it was worth, over the episodes that every evaluation of the run plays.</param>
/// <param name="EvaluationsSince">Evaluations after it, none of them better.</param>
/// <param name="Mean">[P].</param>
public sealed record BestMean(int Generation, EvaluationResult Evaluation, int EvaluationsSince, float[] Mean)
{
    /// <summary>The best after one more evaluation. Of equal ones the earlier stays; one that is not finite is never best.</summary>
    internal static BestMean? After(BestMean? before, EvolutionStrategy strategy, EvaluationResult result)
    {
        bool isBetter = double.IsFinite(result.Mean)
            && (before is null || IsReached(strategy.Goal, result.Mean, before.Evaluation.Mean, orEqual: false));
        return isBetter
            ? new(strategy.Generation, result, 0, strategy.Mean)
            : before is null ? null : before with { EvaluationsSince = before.EvaluationsSince + 1 };
    }

    /// <summary>Whether a value is as good as another, or better.</summary>
    internal static bool IsReached(Goal goal, double value, double other, bool orEqual = true) =>
        (orEqual && value == other) || (goal == Goal.Maximise ? value > other : value < other);
}
