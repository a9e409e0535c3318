namespace GpuEs;

/// <summary>An environment as something to plan in.</summary>
/// <param name="preset">How far ahead to plan; null for as far as the method does.</param>
internal abstract class PlannedTask(PlanPreset? preset)
{
    /// <summary>How far ahead to plan; null for as far as the method does.</summary>
    public PlanPreset? Preset { get; } = preset;

    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what is read.</exception>
    public abstract void Check(CrossEntropyPlannerOptions options, SharedData? data);

    /// <summary>Plays episodes by planning, with the environment as its own model.</summary>
    public abstract PlannedEpisodes Play(
        ComputeDevice device, CrossEntropyPlannerOptions options, SharedData? data, int episodes, ulong seed,
        IProgress<PlannedProgress>? progress, CancellationToken cancellation);
}

/// <summary>The same, of one environment.</summary>
internal sealed class PlannedTask<TEnvironment, TWorld>(PlanPreset? preset) : PlannedTask(preset)
    where TEnvironment : unmanaged, ISizes
    where TWorld : unmanaged, IWorld<TWorld>
{
    public override void Check(CrossEntropyPlannerOptions options, SharedData? data)
    {
        options.Validate(TEnvironment.ActionSize, TEnvironment.ActionChoices);
        EnvironmentSizes.RequireWorld<TWorld>();
        DataNeed.Require(typeof(TEnvironment), TWorld.DataLength, data);
    }

    public override PlannedEpisodes Play(
        ComputeDevice device, CrossEntropyPlannerOptions options, SharedData? data, int episodes, ulong seed,
        IProgress<PlannedProgress>? progress, CancellationToken cancellation)
    {
        using var planner = new CrossEntropyPlanner<TEnvironment>(
            device, new WorldPlanModel<TEnvironment, TWorld>(data), options);
        return PlannedPlay<TEnvironment, TWorld, TEnvironment>.Play(
            planner, static (in world, state) => state[0] = world, data, episodes, seed, progress, cancellation);
    }
}
