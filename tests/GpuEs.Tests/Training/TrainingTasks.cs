using System.Collections.Concurrent;

namespace GpuEs.Tests;

/// <summary>What determinism is tested on: one line for each environment and objective.</summary>
internal static class TrainingTasks
{
    private static readonly Policy Small = Policy.Mlp([8]);

    private static readonly Dictionary<string, Func<ComputeDevice, EvolutionStrategyOptions, EvolutionStrategy>> Tasks = new()
    {
        ["cartpole"] = (device, options) => EvolutionStrategy.ForEnvironment<CartPole>(device, Small, options),
        ["mass-on-spring"] = (device, options) => EvolutionStrategy.ForEnvironment<MassOnSpring>(device, Small, options),
        ["sphere"] = (device, options) => EvolutionStrategy.ForObjective<Sphere>(device, 17, options),
    };

    // For their kernels; see TestDevices.
    private static readonly ConcurrentDictionary<(ComputeDevice Device, string Task), EvolutionStrategy> Held = new();

    public static IEnumerable<string> Names => Tasks.Keys;

    public static EvolutionStrategy Create(string task, ComputeDevice device, EvolutionStrategyOptions options)
    {
        Held.GetOrAdd((device, task), key => Tasks[key.Task](key.Device, new EvolutionStrategyOptions { Population = 2 }));
        return Tasks[task](device, options);
    }
}
