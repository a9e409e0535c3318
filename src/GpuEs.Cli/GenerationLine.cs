namespace GpuEs.Cli;

/// <summary>A line of a run's generations.jsonl.</summary>
internal sealed record GenerationLine(
    int Generation, float MeanFitness, float FitnessDeviation, float BestFitness, float WorstFitness,
    int NonFiniteCount, bool IsUpdated, long EnvironmentSteps, float GradientNorm, double Seconds,
    StageSeconds StageSeconds)
{
    public static GenerationLine Of(GenerationReport report) => new(
        report.Generation, report.MeanFitness, report.FitnessDeviation, report.BestFitness, report.WorstFitness,
        report.NonFiniteCount, report.IsUpdated, report.EnvironmentSteps, report.GradientNorm,
        report.Elapsed.TotalSeconds, StageSeconds.Of(report.Stages));
}
