using System.Text.Json.Serialization;

namespace GpuEs;

/// <summary>A line of a run's generations.jsonl.</summary>
/// <param name="Generation">Its number, from 0.</param>
/// <param name="MeanFitness">Mean of the members' fitness, their mean return; those that are not finite are left out. NaN where none is.</param>
/// <param name="FitnessDeviation">Standard deviation of the same.</param>
/// <param name="BestFitness">The best of the same.</param>
/// <param name="WorstFitness">The worst of the same.</param>
/// <param name="NonFiniteCount">Members whose fitness was NaN or infinite.</param>
/// <param name="IsUpdated">
/// False where the mean was left as it was: no member's fitness was finite or, where <paramref name="NonFiniteCount"/> is
/// less than all, the update was not.
/// </param>
/// <param name="Episodes">Episodes played; evaluations of an objective.</param>
/// <param name="EnvironmentSteps">Environment steps taken.</param>
/// <param name="GradientNorm">Length of the gradient, weight decay included.</param>
/// <param name="UpdateRatio">Length of the mean's change as a share of the mean's length after it.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="StageSeconds">How long the stages took on the device.</param>
/// <param name="Evaluation">The evaluation of the mean after it; not there where there was none.</param>
internal sealed record GenerationLine(
    int Generation, float MeanFitness, float FitnessDeviation, float BestFitness, float WorstFitness,
    int NonFiniteCount, bool IsUpdated, long Episodes, long EnvironmentSteps, float GradientNorm, float UpdateRatio,
    double Seconds, StageSeconds StageSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EvaluationLine? Evaluation = null)
{
    public static GenerationLine Of(GenerationReport report, long episodes, EvaluationResult? evaluation) => new(
        report.Generation, report.MeanFitness, report.FitnessDeviation, report.BestFitness, report.WorstFitness,
        report.NonFiniteCount, report.IsUpdated, episodes, report.EnvironmentSteps, report.GradientNorm,
        report.UpdateRatio, report.Elapsed.TotalSeconds, StageSeconds.Of(report.Stages), EvaluationLine.Of(evaluation));
}
