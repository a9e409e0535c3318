namespace GpuEs;

/// <summary>The best mean of a run's evaluations, in its summary.</summary>
/// <param name="Generation">Generations that it had behind it.</param>
/// <param name="EvaluationMean">What it was worth then.</param>
/// <param name="EvaluationStd">The returns' standard deviation.</param>
/// <param name="ParametersSha256">Of best.f32.</param>
internal sealed record BestSummary(int Generation, double EvaluationMean, double EvaluationStd, string ParametersSha256)
{
    public static BestSummary? Of(BestMean? best) => best is null
        ? null
        : new(best.Generation, best.Evaluation.Mean, best.Evaluation.Deviation, RunSummary.Hash(best.Mean));
}
