using Xunit;

namespace GpuEs.Tests;

/// <summary>Unlike devices that share a run give the bits of one.</summary>
public class SharedDeterminismTests
{
    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 138,
        NoiseTableLength = 1 << 12,
        Seed = 3,
    };

    private static Dictionary<string, Func<EvolutionStrategyOptions, EvolutionStrategyOptions>> Variations => new()
    {
        ["as it is"] = options => options,
        ["a table"] = options => options with { Noise = NoiseKind.Table },
        ["three episodes"] = options => options with { Episodes = 3 },
        ["partial perturbation"] = options => options with { PerturbedFraction = 0.3f },
        ["adaptive step cap"] = options => options with { AdaptiveStepCap = true },
        ["step cap"] = options => options with { StepCap = 12 },
        ["without mirrored pairs"] = options => options with { Mirrored = false, Population = 137 },
        ["odd chunks"] = options => options with { ChunkMembers = 6 },
        ["many members"] = options => options with { Population = 1502 },
        ["a pair"] = options => options with { Population = 2 },
        ["common random numbers"] = options => options with { CommonRandomNumbers = true },
        ["decays"] = options => options with { SigmaDecay = 0.9f, LearningRateDecay = 0.8f, WeightDecay = 0.01f },
    };

    public static MatrixTheoryData<string, string, string> Groups => new(
        ["host,opencl", "opencl,host", "host,cpu", "host,cpu,opencl", "cuda,host,opencl"], ["cartpole", "pendulum"],
        Variations.Keys);

    public static TheoryData<string> GroupNames => ["host,opencl", "cpu,host,opencl"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void SharedRun_GivesTheBitsOfOneDevice(string names, string task, string variation)
    {
        EvolutionStrategyOptions options = Variations[variation](Options);
        Assert.Equal(Fingerprint.Of("host", task, options), Fingerprint.Of(Open(names), task, options));
    }

    [Theory]
    [MemberData(nameof(GroupNames))]
    public void AskTellAndEvaluate_AreThoseOfOneDevice(string names)
    {
        using EvolutionStrategy alone = Create(TestDevices.Open("host")), shared = Create(Open(names));
        var members = new float[Options.Population * alone.ParameterCount];
        var askedOfShared = new float[members.Length];
        for (int generation = 0; generation < 4; generation++)
        {
            alone.Ask(new MemberRange(0, Options.Population), members);
            shared.Ask(new MemberRange(0, Options.Population), askedOfShared);
            Bits.Equal(members, askedOfShared, $"members of generation {generation}");

            // By turns: what is told must not be taken for what was evaluated, nor the other way round.
            float[] fitness = [.. members.Chunk(alone.ParameterCount).Select(member => member[0] - member[1])];
            bool isTold = generation % 2 == 0;
            GenerationReport expected = isTold ? alone.Tell(fitness) : alone.Step();
            GenerationReport actual = isTold ? shared.Tell(fitness) : shared.Step();
            Assert.Equal(
                expected with { Elapsed = default, Stages = default }, actual with { Elapsed = default, Stages = default });
            Bits.Equal(alone.Mean, shared.Mean, $"mean after generation {generation}");
            Assert.Equal(alone.Evaluate(20, 5), shared.Evaluate(20, 5));
        }
    }

    [Theory]
    [MemberData(nameof(GroupNames))]
    public void Path_SaysWhoDidHowMuch(string names)
    {
        DeviceGroup devices = Open(names);
        using EvolutionStrategy strategy = Create(devices);
        Assert.StartsWith("shared: ", strategy.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("members (", strategy.Path, StringComparison.Ordinal);
        GenerationReport report = strategy.Step();
        Assert.All(devices, device => Assert.Contains(device.Description.Specification, strategy.Path, StringComparison.Ordinal));
        Assert.Contains("members (", strategy.Path, StringComparison.Ordinal);
        Assert.True(report.Stages.Rollout > TimeSpan.Zero);
        Assert.True(report.Stages.Rollout <= report.Elapsed + TimeSpan.FromMilliseconds(1));
    }

    private static DeviceGroup Open(string names) => [.. names.Split(',').Select(TestDevices.Open)];

    private static EvolutionStrategy Create(DeviceGroup devices) =>
        EvolutionStrategy.ForEnvironment<Pendulum>(devices, Policy.Mlp([8]), Options);
}
