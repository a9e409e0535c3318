namespace GpuEs.Tests;

/// <summary>What determinism is tested on: everything that is built in, and environments of one's own.</summary>
internal static class TrainingTasks
{
    private static readonly Policy Small = Policy.Mlp([8]);

    private static readonly Dictionary<string, Func<DeviceGroup, EvolutionStrategyOptions, EvolutionStrategy>> Tasks =
        new(BuiltInTasks.All.Where(task => !task.IsHostOnly).Select(task => KeyValuePair.Create(task.Name, Creation(task))))
        {
            ["mass-on-spring"] =
                (devices, options) => EvolutionStrategy.ForEnvironment<MassOnSpring>(devices, Small, options),
            ["orchard"] = (devices, options) => EvolutionStrategy.ForEnvironment<Orchard>(devices, Small, options),
        };

    public static IEnumerable<string> Names => Tasks.Keys;

    public static EvolutionStrategy Create(string task, DeviceGroup devices, EvolutionStrategyOptions options) =>
        Tasks[task](devices, options);

    private static Func<DeviceGroup, EvolutionStrategyOptions, EvolutionStrategy> Creation(NamedTask task) =>
        (devices, options) => task.Create(devices, task.IsObjective ? null : Small, dimension: 17, options);
}
