using System.Collections.Concurrent;
using Xunit;

namespace GpuEs.Tests;

/// <summary>One seed, one result, bit for bit: run twice, in other chunks, on other devices.</summary>
public class DeterminismTests
{
    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 34,
        NoiseTableLength = 1 << 12,
        Seed = 3,
    };

    private static readonly ConcurrentDictionary<(string Task, EvolutionStrategyOptions Options), string> OnCpu = new();

    /// <summary>All options that change results, each alone.</summary>
    internal static Dictionary<string, Func<EvolutionStrategyOptions, EvolutionStrategyOptions>> Variations => new()
    {
        ["three episodes"] = options => options with { Episodes = 3 },
        ["partial perturbation"] = options => options with { PerturbedFraction = 0.3f },
        ["partial perturbation from the table"] =
            options => options with { PerturbedFraction = 0.3f, Noise = NoiseKind.Table },
        ["adaptive step cap"] = options => options with { AdaptiveStepCap = true },
        ["step cap"] = options => options with { StepCap = 5 },
        ["common random numbers"] = options => options with { CommonRandomNumbers = true },
        ["without mirrored pairs"] = options => options with { Mirrored = false, Population = 35 },
        ["weight decay"] = options => options with { WeightDecay = 0.01f },
        ["decays"] = options => options with { SigmaDecay = 0.9f, LearningRateDecay = 0.8f },
        ["utilities"] = options => options with { Shaping = FitnessShaping.NesUtilities },
        ["z-score"] = options => options with { Shaping = FitnessShaping.ZScore },
        ["no shaping"] = options => options with { Shaping = FitnessShaping.None },
        ["momentum"] = options => options with { Optimizer = new Optimizer.Sgd() },
        ["ClipUp"] = options => options with { Optimizer = new Optimizer.ClipUp() },
    };

    public static MatrixTheoryData<string, string, NoiseKind> TasksAndNoise =>
        TestDevices.With(TrainingTasks.Names, Enum.GetValues<NoiseKind>());

    public static MatrixTheoryData<string, string> Varied => TestDevices.With(Variations.Keys);

    public static MatrixTheoryData<string, int> Chunks => TestDevices.With([1, 2, 7, 16, 33, 34, 1000]);

    [Theory]
    [MemberData(nameof(TasksAndNoise))]
    public void Run_GivesTheSameBitsTwiceAndOnEveryDevice(string name, string task, NoiseKind noise)
    {
        EvolutionStrategyOptions options = Options with { Noise = noise };
        string first = Fingerprint.Of(name, task, options);
        Assert.Equal(first, Fingerprint.Of(name, task, options));
        Assert.Equal(FingerprintOnCpu(task, options), first);
        Assert.NotEqual(first, Fingerprint.Of(name, task, options with { Seed = 4 }));
    }

    [Theory]
    [MemberData(nameof(Varied))]
    public void Option_KeepsTheBitsOnEveryDeviceAndInEveryChunk(string name, string variation)
    {
        EvolutionStrategyOptions options = Variations[variation](Options);
        string expected = FingerprintOnCpu("cartpole", options);
        Assert.Equal(expected, Fingerprint.Of(name, "cartpole", options));
        Assert.Equal(expected, Fingerprint.Of(name, "cartpole", options with { ChunkMembers = 6 }));
        Assert.NotEqual(FingerprintOnCpu("cartpole", Options), expected);
    }

    [Theory]
    [MemberData(nameof(Chunks))]
    public void ChunkMembers_ChangeNoBit(string name, int chunkMembers)
    {
        foreach (NoiseKind noise in Enum.GetValues<NoiseKind>())
        {
            EvolutionStrategyOptions options = Options with { Noise = noise };
            Assert.Equal(
                FingerprintOnCpu("cartpole", options),
                Fingerprint.Of(name, "cartpole", options with { ChunkMembers = chunkMembers }));
        }
    }

    private static string FingerprintOnCpu(string task, EvolutionStrategyOptions options) =>
        OnCpu.GetOrAdd((task, options), key => Fingerprint.Of("cpu", key.Task, key.Options));
}
