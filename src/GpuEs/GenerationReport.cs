namespace GpuEs;

/// <summary>What is told of a generation.</summary>
/// <param name="Generation">Its number, from 0.</param>
/// <param name="MeanFitness">Mean of the members' fitness; members whose fitness is not finite are left out; NaN where it is of none.</param>
/// <param name="FitnessDeviation">Standard deviation of the same.</param>
/// <param name="BestFitness">The best of the same.</param>
/// <param name="WorstFitness">The worst of the same.</param>
/// <param name="NonFiniteCount">Members whose fitness was NaN or infinite; they ranked worst.</param>
/// <param name="Update">Whether the mean was moved, and if not, why.</param>
/// <param name="EnvironmentSteps">Environment steps taken.</param>
/// <param name="GradientNorm">Length of the gradient, weight decay included.</param>
/// <param name="UpdateRatio">
/// Length of the mean's change as a share of the mean's length after it; 0 where it was left as it was.
/// </param>
/// <param name="Elapsed">Wall time.</param>
/// <param name="Stages">How long the stages took on the device.</param>
public readonly record struct GenerationReport(
    int Generation, float MeanFitness, float FitnessDeviation, float BestFitness, float WorstFitness,
    int NonFiniteCount, MeanUpdate Update, long EnvironmentSteps, float GradientNorm, float UpdateRatio,
    TimeSpan Elapsed, StageTimes Stages)
{
    /// <summary>Whether the mean was moved.</summary>
    public bool IsUpdated => Update == MeanUpdate.Applied;
}
