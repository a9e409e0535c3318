using Xunit;

namespace GpuEs.Tests;

/// <summary>Wrong input fails at once with a sentence that names the option and the value.</summary>
public class InvalidOptionTests
{
    private static readonly EvolutionStrategyOptions Valid = new();

    private static readonly Dictionary<string, EvolutionStrategyOptions> Rejected = new()
    {
        ["Population 1 "] = Valid with { Population = 1 },
        ["Population 0 "] = Valid with { Population = 0 },
        ["Population -2 "] = Valid with { Population = -2 },
        ["Population 1048578 "] = Valid with { Population = (1 << 20) + 2 },
        ["Population 33 "] = Valid with { Population = 33 },
        ["Episodes 0 "] = Valid with { Episodes = 0 },
        ["Episodes 65537 "] = Valid with { Episodes = 65537 },
        ["Episodes 2048 "] = Valid with { Episodes = 2048, Population = 1 << 20 },
        ["Sigma 0 "] = Valid with { Sigma = 0 },
        ["Sigma -0.5 "] = Valid with { Sigma = -0.5f },
        ["Sigma NaN "] = Valid with { Sigma = float.NaN },
        ["Sigma Infinity "] = Valid with { Sigma = float.PositiveInfinity },
        ["Sigma 1E-45 is not accepted; accepted: 1e-20 to 1e20"] = Valid with { Sigma = 1e-45f },
        ["LearningRate 3E+38 is not accepted; accepted: 1e-20 to 1e20"] = Valid with { LearningRate = 3e38f },
        ["DecayGenerations 0 "] = Valid with { DecayGenerations = 0 },
        ["SigmaDecay 0 "] = Valid with { SigmaDecay = 0 },
        ["SigmaDecay 1.5 "] = Valid with { SigmaDecay = 1.5f },
        ["SigmaDecay NaN "] = Valid with { SigmaDecay = float.NaN },
        ["LearningRate 0 "] = Valid with { LearningRate = 0 },
        ["LearningRate NaN "] = Valid with { LearningRate = float.NaN },
        ["LearningRate Infinity "] = Valid with { LearningRate = float.PositiveInfinity },
        ["LearningRateDecay 0 "] = Valid with { LearningRateDecay = 0 },
        ["LearningRateDecay 2 "] = Valid with { LearningRateDecay = 2 },
        ["WeightDecay -1 "] = Valid with { WeightDecay = -1 },
        ["WeightDecay NaN "] = Valid with { WeightDecay = float.NaN },
        ["WeightDecay Infinity "] = Valid with { WeightDecay = float.PositiveInfinity },
        ["Shaping 9 "] = Valid with { Shaping = (FitnessShaping)9 },
        ["Noise 9 "] = Valid with { Noise = (NoiseKind)9 },
        ["Path 9 "] = Valid with { Path = (RolloutPath)9 },
        ["NoiseTableLength 16 "] = Valid with { Noise = NoiseKind.Table, NoiseTableLength = 16 },
        ["NoiseTableLength 1039 "] = Valid with { Noise = NoiseKind.Table, NoiseTableLength = 1039 },
        ["NoiseTableLength 1073741825 "] = Valid with { Noise = NoiseKind.Table, NoiseTableLength = (1 << 30) + 1 },
        ["PerturbedFraction 0 "] = Valid with { PerturbedFraction = 0 },
        ["PerturbedFraction 1.5 "] = Valid with { PerturbedFraction = 1.5f },
        ["PerturbedFraction NaN "] = Valid with { PerturbedFraction = float.NaN },
        ["StepCap 0 "] = Valid with { StepCap = 0 },
        ["ChunkMembers 0 "] = Valid with { ChunkMembers = 0 },
        ["Optimizer"] = Valid with { Optimizer = null! },
        ["Momentum 1 "] = Valid with { Optimizer = new Optimizer.Sgd(1) },
        ["Momentum -0.1 "] = Valid with { Optimizer = new Optimizer.ClipUp(-0.1f) },
        ["Momentum NaN "] = Valid with { Optimizer = new Optimizer.Sgd(float.NaN) },
        ["LargestSpeed 0 "] = Valid with { Optimizer = new Optimizer.ClipUp(0.9f, 0) },
        ["Beta1 1 "] = Valid with { Optimizer = new Optimizer.Adam(1) },
        ["Beta2 -1 "] = Valid with { Optimizer = new Optimizer.Adam(0.9f, -1) },
        ["Epsilon 0 "] = Valid with { Optimizer = new Optimizer.Adam(0.9f, 0.999f, 0) },
    };

    private static readonly Dictionary<string, Func<object>> RejectedCalls = new()
    {
        ["Hidden 0 "] = () => Policy.Mlp([16, 0]),
        ["Hidden -3 "] = () => Policy.Mlp([-3]),
        ["Hidden 4097 "] = () => Policy.Mlp([4097]),
        ["Hidden without layers "] = () => Policy.Mlp([]),
        ["Activation 7 "] = () => Policy.Mlp([4], (Activation)7),
        ["Head 7 "] = () => Policy.Linear((Head)7),
        ["Dimension 0 "] = () => EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open("cpu"), 0, Valid),
        ["start's length 0 "] = () =>
            EvolutionStrategy.ForParameters(TestDevices.Open("cpu"), [], Goal.Maximise, Valid),
        ["Episodes 2 "] = () => EvolutionStrategy.ForParameters(
            TestDevices.Open("cpu"), [1f], Goal.Maximise, Valid with { Episodes = 2 }),
        ["Episodes 3 "] = () => EvolutionStrategy.ForObjective<Sphere>(
            TestDevices.Open("cpu"), 17, Valid with { Episodes = 3 }),
        ["device 'gpu' "] = () => ComputeDevice.Open("gpu"),
        ["device 'opencl:x' "] = () => ComputeDevice.Open("opencl:x"),
        ["device 'opencl:99' "] = () => ComputeDevice.Open("opencl:99"),
        ["device 'cpu:0' "] = () => ComputeDevice.Open("cpu:0"),
    };

    public static TheoryData<string> Options => [.. Rejected.Keys];

    public static TheoryData<string> Calls => [.. RejectedCalls.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_OutsideItsRangeIsNamedWithItsValue(string named) =>
        AssertNames(named, () => EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open("cpu"), 17, Rejected[named]));

    [Theory]
    [MemberData(nameof(Calls))]
    public void Argument_OutsideItsRangeIsNamedWithItsValue(string named) =>
        AssertNames(named, RejectedCalls[named]);

    [Fact]
    public void EveryOption_IsTried()
    {
        // These accept every value of their types.
        string[] free = ["Seed", "Mirrored", "CommonRandomNumbers", "AdaptiveStepCap"];
        string[] options = [.. typeof(EvolutionStrategyOptions).GetProperties().Select(property => property.Name)];
        Assert.All(options.Except(free), option =>
            Assert.Contains(Rejected.Keys, named => named.Split(' ')[0] == option));
    }

    [Fact]
    public void Options_AtTheirLimitsAreAccepted()
    {
        var limits = Valid with
        {
            Population = 2,
            SigmaDecay = 1,
            LearningRateDecay = 1,
            PerturbedFraction = 1,
            StepCap = 1,
            ChunkMembers = 1,
            Noise = NoiseKind.Table,
            NoiseTableLength = 24,
            Optimizer = new Optimizer.ClipUp(0),
        };
        using var strategy = EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open("cpu"), 17, limits);
        Assert.True(strategy.Step().IsUpdated);
    }

    [Fact]
    public void NoiseTable_OfTheSmallestLengthHasASliceForEveryDirection()
    {
        foreach (bool mirrored in (bool[])[true, false])
        {
            EvolutionStrategyOptions options = Valid with { Noise = NoiseKind.Table, Mirrored = mirrored };
            int smallest = NoiseTable.SmallestLength(17, options.Directions);
            Assert.Equal(options.Directions, NoiseTable.Slots(smallest, 17));
            (options with { NoiseTableLength = smallest }).Validate(ObjectiveTask.Create<Sphere>(17));
            Assert.Throws<ArgumentException>(
                () => (options with { NoiseTableLength = smallest - 1 }).Validate(ObjectiveTask.Create<Sphere>(17)));
        }
    }

    private static void AssertNames(string named, Func<object> call)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
