using System.Collections.Concurrent;

namespace GpuEs.Tests;

/// <summary>What determinism is tested on: everything that is built in, and an environment of one's own.</summary>
internal static class TrainingTasks
{
    private static readonly Policy Small = Policy.Mlp([8]);

    private static readonly Dictionary<string, Func<DeviceGroup, EvolutionStrategyOptions, EvolutionStrategy>> Tasks =
        new(BuiltInTasks.All.Select(task => KeyValuePair.Create(task.Name, Creation(task))))
        {
            ["mass-on-spring"] =
                (devices, options) => EvolutionStrategy.ForEnvironment<MassOnSpring>(devices, Small, options),
        };

    // For their kernels; see TestDevices.
    private static readonly ConcurrentDictionary<(ComputeDevice Device, string Task), EvolutionStrategy> Held = new();

    public static IEnumerable<string> Names => Tasks.Keys;

    public static EvolutionStrategy Create(string task, DeviceGroup devices, EvolutionStrategyOptions options)
    {
        foreach (ComputeDevice device in devices)
            Hold(task, device);
        return Tasks[task](devices, options);
    }

    private static void Hold(string task, ComputeDevice device) =>
        Held.GetOrAdd((device, task), key => Tasks[key.Task](key.Device, new EvolutionStrategyOptions { Population = 2 }));

    private static Func<DeviceGroup, EvolutionStrategyOptions, EvolutionStrategy> Creation(NamedTask task) =>
        (devices, options) => task.Create(devices, task.IsObjective ? null : Small, dimension: 17, options);
}
