namespace GpuEs;

/// <summary>The stages that are timed, in their order.</summary>
internal enum Stage
{
    Rollout,
    Shaping,
    Gradient,
    Optimizer,
}
