namespace GpuEs;

/// <summary>What the stages measured in a generation.</summary>
/// <param name="Returns">Of the members' returns.</param>
/// <param name="Update">Whether the mean was moved.</param>
/// <param name="GradientSquaredLength">Of the gradient, weight decay included.</param>
/// <param name="ChangeSquaredLength">Of the mean's change; 0 where it was left as it was.</param>
/// <param name="MeanSquaredLength">Of the mean after it.</param>
/// <param name="Times">How long the stages took.</param>
internal readonly record struct GenerationMeasures(
    ReturnSummary Returns, MeanUpdate Update, float GradientSquaredLength, float ChangeSquaredLength,
    float MeanSquaredLength, StageTimes Times)
{
    /// <summary>Length of the mean's change as a share of the mean's length after it; 0 where it was not moved.</summary>
    public float UpdateRatio => ChangeSquaredLength > 0f
        ? MathF.Sqrt(ChangeSquaredLength) / MathF.Sqrt(MeanSquaredLength)
        : 0f;
}
