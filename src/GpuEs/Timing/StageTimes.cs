namespace GpuEs;

/// <summary>How long the stages of a generation took on the device; launches are not waited for in between.</summary>
/// <param name="Rollout">Noise, perturbation and rollout of all chunks.</param>
/// <param name="Shaping">Ranks and weights.</param>
/// <param name="Gradient">The weighted sum of noise.</param>
/// <param name="Optimizer">The mean's move.</param>
public readonly record struct StageTimes(TimeSpan Rollout, TimeSpan Shaping, TimeSpan Gradient, TimeSpan Optimizer);
