using Xunit;

namespace GpuEs.Tests.Limits;

/// <summary>
/// Products of sizes that do not fit in 32 bits are refused with the option to lower, before anything is allocated; what
/// is accepted keeps its indices within 32 bits, on machines of any number of cores.
/// </summary>
public class SizeProductTests
{
    private static readonly EvolutionStrategyOptions Small = new() { Population = 2 };

    private static readonly Dictionary<string, Action> Rejected = new()
    {
        ["Hidden with 257 layers is not accepted; accepted: at most 64 layers"] = () => Policy.Mlp(Widest(257)),
        ["Hidden with 20000 layers is not accepted; accepted: at most 64 layers"] = () => Policy.Mlp(Widest(20_000)),
        ["Hidden 4096,4096,4096,4096,4096,4096,4096,4096,4096 is not accepted; accepted: what makes 1 to 134217728"] =
            () => Strategy(Widest(9)),
        ["Hidden 4096,"] = () => Strategy(Widest(64)),
        ["Hidden 4096,4096"] = () => BatchedEvaluator.ForEnvironment<CartPole>(Host, Policy.Mlp(Widest(9)), Small),
        ["Hidden 4096,4096,4096"] = () => TrainedPolicy.For<CartPole>(Policy.Mlp(Widest(9)), [0f]),
        ["Hidden 4096,4096,4096,4096"] = () => _ = new DynamicsModel<CartPole>([0f], Widest(9), new([], [], [], [])),
        ["Hidden 4096,4096,4096,4096,4096"] = () => DynamicsModel.Fit(Host, Steps(), new() { Hidden = Widest(9) }),
        ["Dimension 134217729 is not accepted; accepted: 1 to 134217728"] = () =>
            EvolutionStrategy.ForObjective<Sphere>(Host, (1 << 27) + 1, Small),
        ["Dimension -1 is not accepted; accepted: 1 to 134217728"] = () =>
            BatchedEvaluator.ForObjective<Sphere>(Host, -1, Small),
        ["Ensemble 1024 is not accepted; accepted: at most 2^30 parameters in all members, of 4220933 each"] = () =>
            DynamicsModel.Fit(Host, Steps(), new() { Hidden = [1 << 11, 1 << 11], Ensemble = 1024 }),
        ["BatchSize 1048576 is not accepted; accepted: at most 2^30 numbers predicted in a generation, 2000 by"] = () =>
            new DynamicsFitOptions { BatchSize = 1 << 20 }.Validate(parameterCount: 1, outputs: 2000),
        ["Agents 2048 is not accepted; accepted: at most 2^30 numbers in all agents' states, of 1048576 each"] = () =>
            new CrossEntropyPlannerOptions { Agents = 2048 }.Validate(1, 0, stateLength: 1 << 20),
        ["Elites 1073741824 is not accepted; accepted: 1 to 1048576"] = () =>
            (CrossEntropyPlannerOptions.PathIntegral with { Elites = 1 << 30 }).Validate(1, 0),
        ["vectors' length 16385 is not accepted; accepted: vectors that play at most 1073741824 episodes in a call"] = () =>
        {
            using var evaluator = BatchedEvaluator.ForEnvironment<Pendulum, OwnPolicy<OwnFitting>>(
                Host, Small with { Episodes = 1 << 16 });
            evaluator.Evaluate(new float[16385], new float[1 << 16]);
        },
        ["start's length 0 is not accepted; accepted: 1 to 134217728 parameters"] = () =>
            EvolutionStrategy.ForParameters(Host, [], Goal.Maximise, Small),
        ["start's element NaN is not accepted; accepted: finite numbers"] = () =>
            EvolutionStrategy.ForParameters(Host, [float.NaN], Goal.Maximise, Small),
        ["Goal 7 is not accepted; accepted: Minimise, Maximise"] = () =>
            EvolutionStrategy.ForParameters(Host, [0f], (Goal)7, Small),
        ["OwnPolicy`1.ParameterCount 0 is not accepted; accepted: what makes 1 to 134217728 parameters"] = Own<NoParameters>,
        ["OwnPolicy`1.ParameterCount -2147483648 is not accepted"] = Own<WrappedParameters>,
        ["OwnPolicy`1.ScratchSize 0 is not accepted; accepted: 1 to 16777216"] = Own<NoScratch>,
        ["OwnPolicy`1.InitialDeviation(0) NaN is not accepted; accepted: 0 or more"] = Own<UnknownDeviation>,
        ["OwnObjective`1.StartLimit NaN is not accepted; accepted: 0 or more"] = Objective<UnknownStart>,
        ["OwnObjective`1.StartLimit -1 is not accepted; accepted: 0 or more"] = Objective<StartBelowZero>,
        ["OwnObjective`1.Goal 7 is not accepted; accepted: Minimise, Maximise"] = Objective<NoSuchGoal>,
    };

    public static TheoryData<string> Sizes => [.. Rejected.Keys];

    private static ComputeDevice Host => TestDevices.Open("host");

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TooLarge_IsRefusedWithTheOptionToLower(string expected)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(Rejected[expected]);
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParameterCount_OfTheLargestPolicyIsThatOfItsLayers() =>
        Assert.Equal(4096 * 5 + 7 * 4096 * 4097 + 4097 * 2, Policy.Mlp(Widest(8)).ParameterCount(4, 2));

    [Fact]
    public void LargestNoiseTable_HasRoomForTheLargestSearch() =>
        Assert.InRange(NoiseTable.SmallestLength(1 << 27, 1 << 20), 1 << 27, 1 << 30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(192)]
    [InlineData(1024)]
    public void HostPlanner_KeepsItsIndicesWithin32BitsOnAnyNumberOfCores(int cores)
    {
        foreach (int candidates in (int[])[2, 1000, 1 << 20])
        {
            foreach (int horizon in (int[])[1, 12, 128, 512])
            {
                var shape = new PlanShape(horizon, 1, 0, candidates);
                int agents = Math.Max(HostPlanStages<Pendulum>.AgentsTogether(shape, cores), 1);
                Assert.InRange((long)agents * shape.AgentStride, 1, 1 << 30);
            }
        }
    }

    [Theory]
    [InlineData(1, 1 << 20)]
    [InlineData(4610, 1 << 20)]
    [InlineData(1 << 27, 1 << 20)]
    [InlineData(1 << 27, 2)]
    public void Chunk_OfAnySizeAskedForKeepsAKernelsThreadsWithin32Bits(int parameterCount, int chunk)
    {
        foreach (bool mirrored in (bool[])[true, false])
        {
            var options = new EvolutionStrategyOptions { Population = 1 << 20, ChunkMembers = chunk, Mirrored = mirrored };
            int members = MemberChunk.FirstChoice(TestDevices.Open("cpu"), options, parameterCount);
            Assert.InRange(members / options.MembersPerDirection * ((parameterCount + 7L) / 8), 1, int.MaxValue);
        }
    }

    [Theory]
    [InlineData(1, 1L << 30, 64, 64)]
    [InlineData(1L << 28, 8L << 30, 64, 8)]
    [InlineData(1L << 28, 8L << 30, 4, 4)]
    [InlineData(1L << 35, 8L << 30, 64, 1)]
    public void Workers_AreAsManyAsAQuarterOfTheMemoryTakes(long bytesEach, long memoryBytes, int cores, int expected) =>
        Assert.Equal(expected, HostWorkers.Fitting(bytesEach, memoryBytes, cores));

    [Fact]
    public void HostVectors_TakeMemoryForTheCoresAndNotForTheVectors()
    {
        const int Count = 256, Parameters = 1 << 16;
        using var evaluator = BatchedEvaluator.ForObjective<Sphere>(Host, Parameters, Small);
        float[] vectors = new float[Count * Parameters], values = new float[Count];
        Array.Fill(vectors, 1f);
        evaluator.Evaluate(vectors, values);

        long before = GC.GetTotalAllocatedBytes(precise: true);
        evaluator.Evaluate(vectors, values);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Environment.ProcessorCount * Parameters * 5L);
        Assert.All(values, value => Assert.Equal(Parameters, value));
    }

    private static int[] Widest(int layers) => [.. Enumerable.Repeat(4096, layers)];

    private static void Strategy(int[] hidden) =>
        EvolutionStrategy.ForEnvironment<CartPole>(TestDevices.Open("cpu"), Policy.Mlp(hidden), Small);

    private static void Own<TSizes>()
        where TSizes : struct, IPolicySizes =>
        EvolutionStrategy.ForEnvironment<Pendulum, OwnPolicy<TSizes>>(TestDevices.Open("cpu"), Small);

    private static void Objective<TSizes>()
        where TSizes : struct, IObjectiveSizes =>
        EvolutionStrategy.ForObjective<OwnObjective<TSizes>>(TestDevices.Open("cpu"), 3, Small);

    private static Transitions<CartPole> Steps()
    {
        var steps = new Transitions<CartPole>();
        steps.Record(count: 10, seed: 1);
        return steps;
    }
}
