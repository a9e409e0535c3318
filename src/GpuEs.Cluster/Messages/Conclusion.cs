namespace GpuEs.Cluster;

/// <summary>What a worker found when it moved its mean.</summary>
/// <param name="Status">Where it stands now.</param>
/// <param name="Summary">The bytes of a <see cref="ReturnSummary"/>.</param>
/// <param name="GradientSquaredLength">The gradient's squared length.</param>
/// <param name="ShapingTicks">How long ranks and weights took.</param>
/// <param name="GradientTicks">How long the weighted sum of noise took.</param>
/// <param name="OptimizerTicks">How long the mean's move took.</param>
[GenerateSerializer, Immutable, Alias("gpues.conclusion")]
internal sealed record Conclusion(
    [property: Id(0)] WorkerStatus Status, [property: Id(1)] byte[] Summary, [property: Id(2)] float GradientSquaredLength,
    [property: Id(3)] long ShapingTicks, [property: Id(4)] long GradientTicks, [property: Id(5)] long OptimizerTicks);
