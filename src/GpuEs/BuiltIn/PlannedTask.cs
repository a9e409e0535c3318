namespace GpuEs;

/// <summary>An environment as something to plan in.</summary>
/// <param name="preset">How far ahead to plan; null for as far as the method does.</param>
internal abstract class PlannedTask(PlanPreset? preset)
{
    /// <summary>How far ahead to plan; null for as far as the method does.</summary>
    public PlanPreset? Preset { get; } = preset;

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public abstract void Check(CrossEntropyPlannerOptions options);

    /// <summary>Plays episodes by planning, with the environment as its own model.</summary>
    public abstract PlannedEpisodes Play(
        ComputeDevice device, CrossEntropyPlannerOptions options, int episodes, ulong seed,
        IProgress<PlannedProgress>? progress, CancellationToken cancellation);
}

/// <summary>The same, of one environment.</summary>
internal sealed class PlannedTask<TEnvironment>(PlanPreset? preset) : PlannedTask(preset)
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    public override void Check(CrossEntropyPlannerOptions options) =>
        options.Validate(TEnvironment.ActionSize, TEnvironment.ActionChoices);

    public override PlannedEpisodes Play(
        ComputeDevice device, CrossEntropyPlannerOptions options, int episodes, ulong seed,
        IProgress<PlannedProgress>? progress, CancellationToken cancellation)
    {
        using CrossEntropyPlanner<TEnvironment> planner = CrossEntropyPlanner.ForEnvironment<TEnvironment>(device, options);
        return PlannedEpisodes.Play(planner, episodes, seed, progress, cancellation);
    }
}
