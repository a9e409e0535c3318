using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Runs;

/// <summary>A run that is stopped and resumed gives the bits of one that was not.</summary>
public class ResumeTests
{
    private const int Stop = 10, Generations = 20;

    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 34,
        Sigma = 0.2f,
        SigmaDecay = 0.98f,
        LearningRateDecay = 0.97f,
        Seed = 3,
    };

    private static Dictionary<string, EvolutionStrategyOptions> Searches => new()
    {
        ["momentum"] = Options with { Optimizer = new Optimizer.Sgd(0.8f) },
        ["Adam"] = Options with { Optimizer = new Optimizer.Adam(0.8f, 0.95f, 1e-4f) },
        ["ClipUp"] = Options with { Optimizer = new Optimizer.ClipUp(0.95f, 1.1f) },
        ["adaptive step cap"] = Options with { AdaptiveStepCap = true },
        ["every option another than usual"] = Options with
        {
            Episodes = 2,
            WeightDecay = 0.01f,
            Shaping = FitnessShaping.ZScore,
            Seed = ulong.MaxValue,
            Noise = NoiseKind.Table,
            NoiseTableLength = 1 << 12,
            PerturbedFraction = 0.3f,
            Mirrored = false,
            CommonRandomNumbers = true,
            StepCap = 20,
            Path = RolloutPath.Portable,
            ChunkMembers = 7,
        },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.With(Searches.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resume_OnAnyDevice_GivesTheBitsOfARunThatWasNotStopped(string device, string search)
    {
        EvolutionStrategyOptions options = Searches[search];
        using var temporary = new TemporaryFolder();
        using EvolutionStrategy through = TrainingTasks.Create("cartpole", TestDevices.Open("host"), options);
        through.Train(Generations);
        using (EvolutionStrategy before = TrainingTasks.Create("cartpole", TestDevices.Open("host"), options))
        {
            using RunFolder begun = RunFolder.Create(before, new RunOptions { Generations = Generations }, temporary.Run);
            before.Train(Stop, folder: begun);
        }

        using RunFolder folder = RunFolder.Open(temporary.Run, Unexpected);
        Assert.Equal(options, folder.Search);
        using EvolutionStrategy after = EvolutionStrategy.Resume(TestDevices.Open(device), folder);
        Assert.Equal(Stop, after.Generation);
        after.Train(folder.Options.Generations, folder: folder);

        Bits.Equal(through.Mean, after.Mean, search);
        Assert.Equal(
            (through.Generation, through.EnvironmentSteps, through.BestFitness),
            (after.Generation, after.EnvironmentSteps, after.BestFitness));
        Assert.Equal(Generations, File.ReadAllLines(temporary.FileOfRun("generations.jsonl")).Length);
        Assert.Equal(LittleEndian.Read(File.ReadAllBytes(temporary.FileOfRun("policy.f32"))), through.Mean);
    }

    [Fact]
    public void Resume_OfTypesOfOnesOwn_TakesThemAndNoOthers()
    {
        using var temporary = new TemporaryFolder();
        ComputeDevice host = TestDevices.Open("host");
        float[] expected;
        using (var before = EvolutionStrategy.ForEnvironment<MassOnSpring, Perceptron<Output, IdentityActivation, TanhHead>>(host, Options))
        {
            using RunFolder begun = RunFolder.Create(before, new RunOptions { Generations = 4 }, temporary.Run);
            before.Train(2, folder: begun);
            begun.Dispose();
            before.Train(4);
            expected = before.Mean;
        }

        using RunFolder folder = RunFolder.Open(temporary.Run, Unexpected);
        AssertRefused("GpuEs.Tests.MassOnSpring of ", () => EvolutionStrategy.Resume(host, folder));
        AssertRefused("folder of a built-in policy", () => EvolutionStrategy.Resume<MassOnSpring>(host, folder));
        AssertRefused("Environment GpuEs.Tests.Docking is not accepted; accepted: GpuEs.Tests.MassOnSpring, as in ",
            () => EvolutionStrategy.Resume<Docking, Perceptron<Output, IdentityActivation, TanhHead>>(host, folder));
        AssertRefused("PolicyType ",
            () => EvolutionStrategy.Resume<MassOnSpring, Perceptron<Output, IdentityActivation, ClippedHead>>(host, folder));

        using var after = EvolutionStrategy.Resume<MassOnSpring, Perceptron<Output, IdentityActivation, TanhHead>>(host, folder);
        after.Train(4, folder: folder);
        Bits.Equal(expected, after.Mean, "own types");
    }

    [Fact]
    public void Restore_OfFitnessFromElsewhere_GoesOn()
    {
        using var temporary = new TemporaryFolder();
        EvolutionStrategyOptions options = Options with { Population = 4 };
        float[] expected;
        using (EvolutionStrategy before = Create(options))
        {
            using RunFolder begun = RunFolder.Create(before, new RunOptions { Generations = 9 }, temporary.Run);
            begun.Record(before.Tell([1, 2, 3, 4]));
            begun.Save();
            expected = Told(before);
        }

        using RunFolder folder = RunFolder.Open(temporary.Run, Unexpected);
        using EvolutionStrategy after = Create(options);
        after.Restore(folder);
        Assert.Equal(expected, Told(after));

        static EvolutionStrategy Create(EvolutionStrategyOptions options) =>
            EvolutionStrategy.ForParameters(TestDevices.Open("host"), [1f, 2f, 3f], Goal.Minimise, options);

        static float[] Told(EvolutionStrategy strategy)
        {
            strategy.Tell([4, 1, 3, 2]);
            return strategy.Mean;
        }
    }

    [Theory]
    [InlineData("Sigma 0.3 is not accepted; accepted: 0.2, as in ")]
    [InlineData("Optimizer ")]
    [InlineData("Policy ")]
    [InlineData("Seed 4 ")]
    public void Restore_WithAnythingElse_NamesIt(string expected)
    {
        using var temporary = new TemporaryFolder();
        ComputeDevice host = TestDevices.Open("host");
        using (var before = EvolutionStrategy.ForEnvironment<CartPole>(host, Policy.Linear(), Options))
            RunFolder.Create(before, new RunOptions { Generations = 9 }, temporary.Run).Dispose();

        EvolutionStrategyOptions other = expected.Split(' ')[0] switch
        {
            "Sigma" => Options with { Sigma = 0.3f },
            "Optimizer" => Options with { Optimizer = new Optimizer.Adam(0.8f) },
            "Seed" => Options with { Seed = 4 },
            _ => Options,
        };
        Policy policy = other == Options ? Policy.Linear(Head.Clip) : Policy.Linear();
        using RunFolder folder = RunFolder.Open(temporary.Run, Unexpected);
        using var after = EvolutionStrategy.ForEnvironment<CartPole>(host, policy, other);
        AssertRefused(expected, () => after.Restore(folder));
    }

    private static void AssertRefused(string expected, Func<EvolutionStrategy> resume) =>
        AssertRefused(expected, () => resume().Dispose());

    private static void AssertRefused(string expected, Action resume) => Assert.Contains(
        expected, Assert.Throws<ArgumentException>(resume).Message, StringComparison.Ordinal);

    private static void Unexpected(string warning) => Assert.Fail(warning);
}
