namespace GpuEs;

/// <summary>What the stages measured in a generation.</summary>
/// <param name="Returns">Of the members' returns.</param>
/// <param name="Update">Whether the mean was moved.</param>
/// <param name="GradientLength">Length of the gradient, weight decay included.</param>
/// <param name="ChangeLength">Of the mean's change; 0 where it was left as it was.</param>
/// <param name="MeanLength">Of the mean after it.</param>
/// <param name="Times">How long the stages took.</param>
internal readonly record struct GenerationMeasures(
    ReturnSummary Returns, MeanUpdate Update, float GradientLength, float ChangeLength,
    float MeanLength, StageTimes Times)
{
    /// <summary>Length of the mean's change as a share of the mean's length after it; 0 where it was not moved.</summary>
    public float UpdateRatio => ChangeLength > 0f
        ? ChangeLength / MeanLength
        : 0f;
}
