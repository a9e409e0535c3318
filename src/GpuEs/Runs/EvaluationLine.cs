namespace GpuEs;

/// <summary>The evaluation after a generation, in its line of a run's generations.jsonl.</summary>
internal sealed record EvaluationLine(double Mean, double Deviation, int Episodes)
{
    public static EvaluationLine? Of(EvaluationResult? result) =>
        result is { } each ? new(each.Mean, each.Deviation, each.Episodes) : null;
}
