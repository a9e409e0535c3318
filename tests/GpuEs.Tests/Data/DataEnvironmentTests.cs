using Xunit;

namespace GpuEs.Tests;

/// <summary>Environments that read data: every path that plays them, bit for bit.</summary>
public class DataEnvironmentTests
{
    private static readonly SharedData Winds = Windy.Winds(33);

    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 66,
        Sigma = 0.2f,
        LearningRate = 0.1f,
        Episodes = 2,
        Seed = 11,
    };

    // Each of them is another path: registers, fused at both sizes, portable for a policy without layers.
    private static readonly Dictionary<string, (Policy Policy, RolloutPath[] Paths)> Policies = new()
    {
        ["linear"] = (Policy.Linear(), [RolloutPath.Automatic, RolloutPath.Portable, RolloutPath.Registers]),
        ["4"] = (Policy.Mlp([4]), [RolloutPath.Automatic, RolloutPath.Portable, RolloutPath.Registers, RolloutPath.Fused]),
        ["16-16"] = (Policy.Mlp([16, 16]), [RolloutPath.Automatic, RolloutPath.Portable, RolloutPath.Fused]),
    };

    public static MatrixTheoryData<string, string> Devices => TestDevices.KernelsWith(Policies.Keys);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Training_GivesTheHostsBits_OnEveryPath(string device, string policy)
    {
        var (built, paths) = Policies[policy];
        float[] expected = Trained(TestDevices.Open("host"), built, Options);
        foreach (RolloutPath path in paths)
        {
            // Barriers take the CPU accelerator half a millisecond each.
            if (path == RolloutPath.Fused && device == "cpu")
                continue;
            Assert.Equal(expected, Trained(TestDevices.Open(device), built, Options with { Path = path }));
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Chunks_AndSharedDevices_ChangeNothing(string device)
    {
        ComputeDevice opened = TestDevices.Open(device);
        float[] expected = Trained(TestDevices.Open("host"), Policy.Mlp([4]), Options);
        Assert.Equal(expected, Trained(opened, Policy.Mlp([4]), Options with { ChunkMembers = 7 }));
        if (device != "host")
            Assert.Equal(expected, Trained(DeviceGroup.Of(TestDevices.Open("host"), opened), Policy.Mlp([4]), Options));
    }

    [Fact]
    public void OtherData_GivesOtherBits() => Assert.NotEqual(
        Trained(TestDevices.Open("host"), Policy.Mlp([4]), Options),
        Trained(TestDevices.Open("host"), Policy.Mlp([4]), Options, Windy.Winds(32)));

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Evaluation_AndRecording_PlayWhatIsPlayedByHand(string device)
    {
        ComputeDevice opened = TestDevices.Open(device);
        using var strategy = EvolutionStrategy.ForEnvironment<Windy>(opened, Policy.Linear(), Options, Winds);
        float[] parameters = [1f, -2f, 0.5f, 0.25f];
        EpisodeRecording recording = strategy.Record(parameters, episode: 3, seed: 4);
        float played = ByHand(recording, new EpisodeRandom(4, 0, 3, RandomDomain.Evaluation));
        Assert.Equal(played, recording.Return);
        EvaluationResult four = strategy.Evaluate(parameters, episodes: 4, seed: 4);
        EvaluationResult three = strategy.Evaluate(parameters, episodes: 3, seed: 4);
        Assert.Equal(played, 4 * four.Mean - 3 * three.Mean, 1e-4);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Evaluator_GivesTheHostsReturns(string device)
    {
        float[] vectors = [.. Enumerable.Range(0, 40).Select(element => 0.1f * (element % 7 - 3))];
        Assert.Equal(Returns(TestDevices.Open("host")), Returns(TestDevices.Open(device)));

        float[] Returns(ComputeDevice opened)
        {
            float[] returns = new float[20];
            using var evaluator = BatchedEvaluator.ForEnvironment<Windy>(opened, Policy.Linear(), Options, Winds);
            evaluator.Evaluate(vectors, returns);
            return returns;
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void OwnPolicy_GivesTheBuiltInPoliciesBits(string device)
    {
        using var own = EvolutionStrategy.ForEnvironment<Windy, Proportional>(TestDevices.Open(device), Options, Winds);
        using var onHost = EvolutionStrategy.ForEnvironment<Windy, Proportional>(TestDevices.Open("host"), Options, Winds);
        own.Train(3);
        onHost.Train(3);
        Assert.Equal(onHost.Mean, own.Mean);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Plans_GiveTheHostsReturns(string device)
    {
        CrossEntropyPlannerOptions options = new() { Horizon = 8, Candidates = 65, Elites = 8, Iterations = 2, Agents = 3 };
        Assert.Equal(Played(TestDevices.Open("host")), Played(TestDevices.Open(device)));

        IReadOnlyList<double> Played(ComputeDevice opened)
        {
            using var planner = CrossEntropyPlanner.ForEnvironment<Windy>(opened, options, Winds);
            return PlannedEpisodes.Play(planner, episodes: 4, seed: 2, Winds).Returns;
        }
    }

    [Fact]
    public void Transitions_AreThoseOfTheData()
    {
        var transitions = new Transitions<Windy>();
        transitions.Record(500, seed: 1, Winds);
        var others = new Transitions<Windy>();
        others.Record(500, seed: 1, Windy.Winds(32));
        Assert.Equal(500, transitions.Count);
        Assert.NotEqual(transitions.Scaling().OutputScale, others.Scaling().OutputScale);
    }

    [Fact]
    public void EveryDoor_RefusesDataThatIsNone()
    {
        ComputeDevice host = TestDevices.Open("host");
        Action[] doors =
        [
            () => EvolutionStrategy.ForEnvironment<Windy>(host, Policy.Linear(), Options),
            () => EvolutionStrategy.ForEnvironment<Windy, Proportional>(host, Options),
            () => BatchedEvaluator.ForEnvironment<Windy>(host, Policy.Linear(), Options),
            () => CrossEntropyPlanner.ForEnvironment<Windy>(host, new()),
            () => new Transitions<Windy>().Record(1, 1),
        ];
        Assert.All(doors, door => Assert.Equal(
            "Data none is not accepted; accepted: any data, which Windy reads", Assert.Throws<ArgumentException>(door).Message));
        Assert.Throws<ArgumentException>(() => EvolutionStrategy.ForObjective<CurveFit>(host, 3, Options));
        Assert.Equal(
            "Data of 1 numbers is not accepted; accepted: none, since CartPole reads no data",
            Assert.Throws<ArgumentException>(
                () => new TaskDescription(typeof(CartPole), Policy.Linear(), null, null, new float[1]).Create()).Message);
    }

    [Fact]
    public void WhatKernelsCannotRun_IsFoundInWhatReadsData()
    {
        Assert.Empty(KernelCheck.Of<Windy>());
        Assert.Empty(KernelCheck.Of<CurveFit>());
        string finding = Assert.Single(KernelCheck.Of<Clamped>());
        Assert.StartsWith("Clamped.Evaluate calls Math.Clamp", finding, StringComparison.Ordinal);
        Assert.Contains(
            finding,
            Assert.Throws<NotSupportedException>(() => EvolutionStrategy.ForObjective<Clamped>(
                TestDevices.Open("cpu"), 1, Options with { Episodes = 1 }, Winds)).Message, StringComparison.Ordinal);
    }

    private static float[] Trained(
        DeviceGroup devices, Policy policy, EvolutionStrategyOptions options, SharedData? data = null)
    {
        using var strategy = EvolutionStrategy.ForEnvironment<Windy>(devices, policy, options, data ?? Winds);
        strategy.Train(3);
        return strategy.Mean;
    }

    private static float ByHand(EpisodeRecording recording, EpisodeRandom random)
    {
        var world = new Windy();
        Sum sum = default;
        world.Reset(ref random, Winds.OnHost);
        foreach (float action in recording.Actions)
        {
            world.Act(0, action);
            sum += world.Step(Winds.OnHost);
        }

        return sum.Value;
    }

    private struct Clamped : IDataObjective<Clamped>
    {
        public static Goal Goal => Goal.Minimise;

        public static float StartLimit => 1f;

        public static int DataLength => 0;

        public static float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
            where TPoint : struct, IMemory
            where TData : struct, IData => Math.Clamp(point[0], -data[0], data[0]);
    }

    private struct Proportional : IPolicy<Proportional>
    {
        public static int ParameterCount<TSizes>()
            where TSizes : struct, ISizes => 2;

        public static int ScratchSize<TSizes>()
            where TSizes : struct, ISizes => 1;

        public static float InitialDeviation<TSizes>(int parameter)
            where TSizes : struct, ISizes => 1f;

        public static void Act<TView, TMemory>(ref TView view, in TMemory parameters, in TMemory scratch)
            where TView : struct, IView
            where TMemory : struct, IMemory
        {
            Real action = parameters[0] * (Real)view.Observe(0) + parameters[1] * (Real)view.Observe(2);
            view.Act(0, (float)action);
        }
    }
}
