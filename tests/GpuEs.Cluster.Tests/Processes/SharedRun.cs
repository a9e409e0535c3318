using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GpuEs.Cluster.Tests;

/// <summary>The runs that are compared between one process and many.</summary>
internal static class SharedRun
{
    public const int Generations = 8;

    public static Policy Policy { get; } = Policy.Mlp([32]);

    // A generation lasts some 100 ms on two cores, long enough to be hit by a signal in its middle.
    public static EvolutionStrategyOptions Options(NoiseKind noise) => new()
    {
        Population = 4096,
        Seed = 11,
        Noise = noise,
        NoiseTableLength = 1 << 16,
    };

    public static NamedTask Task(string name) => BuiltInTasks.Find(name)!;

    public static EvolutionStrategy On(ClusterConnection connection, string task, NoiseKind noise) =>
        connection.For(Task(task), Policy, 0, Options(noise));

    /// <summary>What one process finds.</summary>
    public static string HashOn(DeviceGroup devices, string task, NoiseKind noise, int generations = Generations)
    {
        using EvolutionStrategy strategy = Task(task).Create(devices, Policy, 0, Options(noise));
        strategy.Train(generations);
        return Hash(strategy);
    }

    public static string Hash(EvolutionStrategy strategy) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(strategy.Mean)));
}
