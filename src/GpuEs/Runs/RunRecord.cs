namespace GpuEs;

/// <summary>A run's options.json: what was asked for. Evaluation needs the task; the rest is for the reader.</summary>
internal sealed record RunRecord(
    int FormatVersion, string Environment, int? Dimension, PolicyRecord? Policy, string Device, int Generations,
    bool UntilSolved, SearchRecord Search)
{
    public const int CurrentFormatVersion = 1;
}
