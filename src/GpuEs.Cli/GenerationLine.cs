namespace GpuEs.Cli;

/// <summary>A generation as the page of a run under way takes it: as its line in generations.jsonl.</summary>
internal sealed record GenerationLine(
    int Generation, float MeanFitness, float FitnessDeviation, float BestFitness, float WorstFitness,
    int NonFiniteCount, bool IsUpdated, long Episodes, long EnvironmentSteps, float GradientNorm, float UpdateRatio, double Seconds,
    StageSeconds StageSeconds)
{
    public static GenerationLine Of(GenerationReport report, long episodes) => new(
        report.Generation, report.MeanFitness, report.FitnessDeviation, report.BestFitness, report.WorstFitness,
        report.NonFiniteCount, report.IsUpdated, episodes, report.EnvironmentSteps, report.GradientNorm,
        report.UpdateRatio, report.Elapsed.TotalSeconds, StageSeconds.Of(report.Stages));
}
