namespace GpuEs;

/// <summary>What the stages measured in a generation.</summary>
/// <param name="Returns">Of the members' returns.</param>
/// <param name="GradientSquaredLength">Of the gradient, weight decay included.</param>
/// <param name="ChangeSquaredLength">Of the mean's change; of an earlier one where the mean was left as it was.</param>
/// <param name="MeanSquaredLength">Of the mean after it.</param>
/// <param name="Times">How long the stages took.</param>
internal readonly record struct GenerationMeasures(
    ReturnSummary Returns, float GradientSquaredLength, float ChangeSquaredLength, float MeanSquaredLength,
    StageTimes Times)
{
    /// <summary>Length of the mean's change as a share of the mean's length after it; 0 where it was not moved.</summary>
    public float UpdateRatio => Returns.Count > 0 && ChangeSquaredLength > 0f
        ? MathF.Sqrt(ChangeSquaredLength) / MathF.Sqrt(MeanSquaredLength)
        : 0f;
}
