namespace GpuEs.Cli;

/// <summary>The stages' times in a generation's line of JSON.</summary>
internal readonly record struct StageSeconds(double Rollout, double Shaping, double Gradient, double Optimizer)
{
    public static StageSeconds Of(StageTimes times) => new(
        times.Rollout.TotalSeconds, times.Shaping.TotalSeconds, times.Gradient.TotalSeconds,
        times.Optimizer.TotalSeconds);
}
