using System.Collections.Concurrent;

namespace GpuEs.Tests;

/// <summary>What determinism is tested on: everything that is built in, and an environment of one's own.</summary>
internal static class TrainingTasks
{
    private static readonly Policy Small = Policy.Mlp([8]);

    private static readonly Dictionary<string, Func<ComputeDevice, EvolutionStrategyOptions, EvolutionStrategy>> Tasks =
        new(BuiltInTasks.All.Select(task => KeyValuePair.Create(task.Name, Creation(task))))
        {
            ["mass-on-spring"] =
                (device, options) => EvolutionStrategy.ForEnvironment<MassOnSpring>(device, Small, options),
        };

    // For their kernels; see TestDevices.
    private static readonly ConcurrentDictionary<(ComputeDevice Device, string Task), EvolutionStrategy> Held = new();

    public static IEnumerable<string> Names => Tasks.Keys;

    public static EvolutionStrategy Create(string task, ComputeDevice device, EvolutionStrategyOptions options)
    {
        Held.GetOrAdd((device, task), key => Tasks[key.Task](key.Device, new EvolutionStrategyOptions { Population = 2 }));
        return Tasks[task](device, options);
    }

    private static Func<ComputeDevice, EvolutionStrategyOptions, EvolutionStrategy> Creation(BuiltInTask task) =>
        (device, options) => task.Create(device, task.IsObjective ? null : Small, dimension: 17, options);
}
