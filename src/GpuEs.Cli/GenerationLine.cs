namespace GpuEs.Cli;

/// <summary>A line of a run's generations.jsonl.</summary>
internal sealed record GenerationLine(
    int Generation, float MeanFitness, float FitnessDeviation, float BestFitness, float WorstFitness,
    int NonFiniteCount, bool IsUpdated, long EnvironmentSteps, float GradientNorm, double Seconds,
    double RolloutSeconds, double ShapingSeconds, double GradientSeconds, double OptimizerSeconds)
{
    public static GenerationLine Of(GenerationReport report) => new(
        report.Generation, report.MeanFitness, report.FitnessDeviation, report.BestFitness, report.WorstFitness,
        report.NonFiniteCount, report.IsUpdated, report.EnvironmentSteps, report.GradientNorm,
        report.Elapsed.TotalSeconds, report.Stages.Rollout.TotalSeconds, report.Stages.Shaping.TotalSeconds,
        report.Stages.Gradient.TotalSeconds, report.Stages.Optimizer.TotalSeconds);
}
