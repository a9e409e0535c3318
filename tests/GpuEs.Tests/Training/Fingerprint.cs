using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GpuEs.Tests;

/// <summary>A run as one hash: of the mean's bits after some generations, and of what was reported of each.</summary>
internal static class Fingerprint
{
    public static string Of(string device, string task, EvolutionStrategyOptions options, int generations = 4) =>
        Of((DeviceGroup)TestDevices.Open(device), task, options, generations);

    public static string Of(DeviceGroup devices, string task, EvolutionStrategyOptions options, int generations = 4)
    {
        using EvolutionStrategy strategy = TrainingTasks.Create(task, devices, options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int generation = 0; generation < generations; generation++)
        {
            GenerationReport report = strategy.Step() with { Elapsed = default, Stages = default };
            hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<GenerationReport>(in report)));
        }

        hash.AppendData(MemoryMarshal.AsBytes<float>(strategy.Mean));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
