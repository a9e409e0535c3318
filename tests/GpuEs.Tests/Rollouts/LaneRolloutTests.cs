using Xunit;

namespace GpuEs.Tests;

/// <summary>Members side by side, 1, 8, 16 and 32 at a time, against members one by one: the same bits.</summary>
public class LaneRolloutTests
{
    // No multiple of 16 or 8, so that lanes are left over; more than 32 for each of two workers, so that lanes are refilled.
    private const int Population = 74;

    // Wide, so that members of one vector end early and late.
    private static readonly EvolutionStrategyOptions Plain =
        new() { Population = Population, Sigma = 0.8f, Seed = 6, NoiseTableLength = 1 << 16 };

    private static Dictionary<string, Policy> Policies => new()
    {
        ["linear"] = Policy.Linear(),
        ["clipped"] = Policy.Linear(Head.Clip),
        ["16"] = Policy.Mlp([16]),
        ["64-64"] = Policy.Mlp([64, 64]),
        ["relu 5, 9"] = Policy.Mlp([5, 9], Activation.Relu),
        ["identity 3"] = Policy.Mlp([3], Activation.Identity),
    };

    private static Dictionary<string, EvolutionStrategyOptions> Options => new()
    {
        ["one episode"] = Plain,
        ["three episodes"] = Plain with { Episodes = 3 },
        ["shared starts"] = Plain with { Episodes = 2, CommonRandomNumbers = true },
        ["capped"] = Plain with { StepCap = 13 },
        ["table"] = Plain with { Noise = NoiseKind.Table },
        ["partial"] = Plain with { PerturbedFraction = 0.3f },
        ["unmirrored"] = Plain with { Mirrored = false },
    };

    public static TheoryData<string> PolicyNames => [.. Policies.Keys];

    public static TheoryData<string> OptionNames => [.. Options.Keys];

    [Theory]
    [MemberData(nameof(PolicyNames))]
    public void EveryEnvironment_HasTheBitsOfMembersOneByOne(string policy)
    {
        EvolutionStrategyOptions options = Plain with { StepCap = policy == "64-64" ? 40 : 500 };
        AssertEqual<CartPole>(Policies[policy], options);
        AssertEqual<Pendulum>(Policies[policy], options);
        AssertEqual<MountainCar>(Policies[policy], options);
        AssertEqual<MountainCarContinuous>(Policies[policy], options);
        AssertEqual<Acrobot>(Policies[policy], options);
        AssertEqual<CartPoleSwingUp>(Policies[policy], options);
        AssertEqual<Drifting>(Policies[policy], options);
    }

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void EveryOption_HasTheBitsOfMembersOneByOne(string options)
    {
        AssertEqual<CartPole>(Policies["16"], Options[options]);
        AssertEqual<Drifting>(Policies["linear"], Options[options]);
    }

    [Fact]
    public void EveryBuiltInEnvironment_HasLanes() =>
        Assert.All(BuiltInTasks.All.Where(task => task.Goal == Goal.Maximise && !task.IsHostOnly), task => Assert.Contains(
            task.Type.GetInterfaces(), type => type.Name == typeof(IHasLanes<>).Name));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void ALane_DoesNotDependOnItsNeighbours(float parameter)
    {
        SearchTask task = EpisodeTask.Create<CartPoleSwingUp>(Policy.Mlp([16]));
        float[] subject = new float[task.ParameterCount];
        task.Initialise(4, subject);
        var random = new Random(1);
        foreach (int lanes in (int[])[1, 8, 16, 32])
        {
            HostPlayer[] player = [LanePath.Create(typeof(CartPoleSwingUp), Policy.Mlp([16]), task.ParameterCount, lanes).CreatePlayer()];
            float alone = Returns(player, subject)[0];
            for (int place = 0; place < 20; place += 3)
            {
                float[] vectors = [.. Enumerable.Range(0, 20 * task.ParameterCount)
                    .Select(index => index / task.ParameterCount % 2 == 0 ? parameter : 20 * random.NextSingle() - 10)];
                subject.CopyTo(vectors, place * task.ParameterCount);
                Assert.Equal(alone, Returns(player, vectors)[place]);
            }
        }

        // All start alike, wherever they stand.
        float[] Returns(HostPlayer[] player, float[] vectors)
        {
            var episodes = new EpisodeOptions(vectors.Length / subject.Length, 1, 5, CommonRandomNumbers: true);
            return Evaluate(task, player, vectors, episodes).Returns;
        }
    }

    [Theory]
    [InlineData(1, 40, false)]
    [InlineData(1, 40, true)]
    [InlineData(23, 3, false)]
    [InlineData(23, 3, true)]
    public void Vectors_HaveTheBitsOfMembersOneByOne(int vectors, int perVector, bool shared)
    {
        SearchTask task = EpisodeTask.Create<CartPole>(Policy.Mlp([16]));
        float[] parameters = new float[vectors * task.ParameterCount];
        for (int vector = 0; vector < vectors; vector++)
            task.Initialise((ulong)vector, parameters.AsSpan(vector * task.ParameterCount, task.ParameterCount));
        var episodes = new EpisodeOptions(vectors, perVector, 8, shared);
        HostPlayer[] player = [LanePath.Create(typeof(CartPole), Policy.Mlp([16]), task.ParameterCount, 16).CreatePlayer()];
        var expected = Evaluate(task, [new NeighbourPlayer(task.CreateOnHost(), task.ParameterCount)], parameters, episodes);
        var actual = Evaluate(task, player, parameters, episodes);
        Assert.Equal(expected.Returns, actual.Returns);
        Assert.Equal(expected.Steps, actual.Steps);

        EpisodePlan plan = episodes.At(0);
        for (int instance = 0; instance < actual.Returns.Length; instance++)
        {
            int vector = instance / perVector;
            EpisodeRecording recording = task.Record(
                parameters.AsSpan(vector * task.ParameterCount, task.ParameterCount),
                plan.Random(vector, instance % perVector));
            Assert.Equal(recording.Rewards.Length, actual.Steps[instance]);
        }
    }

    [Fact]
    public void Path_SaysWhichLanes_AndWhyNot()
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        Assert.Contains(
            $"{LanePath.Widest} members side by side", PathOf<CartPole>(host, "16", Plain), StringComparison.Ordinal);
        Assert.Contains("more than 192 KB", PathOf<CartPole>(host, "64-64", Plain), StringComparison.Ordinal);
        Assert.Contains("no lanes", PathOf<SometimesOver>(host, "16", Plain), StringComparison.Ordinal);
        EvolutionStrategyOptions portable = Plain with { Path = RolloutPath.Portable };
        Assert.Contains("asked for", PathOf<CartPole>(host, "16", portable), StringComparison.Ordinal);
    }

    [Fact]
    public void Environments_ThatAreMoreThanTheirRules_AreRefused()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => LanePath.Create(typeof(DriftingWithMore), Policy.Linear(), 2, 8));
        Assert.Contains("holds its rules and nothing else", exception.Message, StringComparison.Ordinal);
    }

    private static string PathOf<TEnvironment>(ComputeDevice host, string policy, EvolutionStrategyOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        using var strategy = EvolutionStrategy.ForEnvironment<TEnvironment>(host, Policies[policy], options);
        return strategy.Path;
    }

    private static void AssertEqual<TEnvironment>(Policy policy, EvolutionStrategyOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        var expected = Play<TEnvironment>(policy, options, lanes: 0);

        // Where every step costs the same, episodes that are cut off before the goal are alike.
        bool isAlike = typeof(TEnvironment) == typeof(MountainCar) || typeof(TEnvironment) == typeof(Acrobot);
        Assert.True(isAlike || expected.Returns.Distinct().Count() > 1);
        foreach (int lanes in (int[])[1, 8, 16, 32])
        {
            var actual = Play<TEnvironment>(policy, options, lanes);
            Assert.Equal(expected.Returns, actual.Returns);
            Assert.Equal(expected.Steps, actual.Steps);
        }
    }

    private static (float[] Returns, int[] Steps) Play<TEnvironment>(
        Policy policy, EvolutionStrategyOptions options, int lanes)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        SearchTask task = EpisodeTask.Create<TEnvironment>(policy);
        float[] mean = new float[task.ParameterCount];
        task.Initialise(9, mean);
        using var workers = new HostWorkers(2);
        HostPlayer[] players = [.. Enumerable.Range(0, workers.Count).Select(_ => lanes == 0
            ? new NeighbourPlayer(task.CreateOnHost(), mean.Length)
            : LanePath.Create(typeof(TEnvironment), policy, mean.Length, lanes).CreatePlayer())];
        var population = new HostPopulation(
            workers, players, together: 3, new HostNoise(options, mean.Length), options,
            EpisodeOptions.From(options), mean.Length);
        population.Evaluate(3, new MemberRange(0, Population), mean);
        return (population.Returns, population.Steps);
    }

    private static (float[] Returns, int[] Steps) Evaluate(
        SearchTask task, HostPlayer[] player, float[] vectors, EpisodeOptions episodes)
    {
        using var workers = new HostWorkers(1);
        float[] returns = new float[episodes.Population * episodes.PerMember];
        int[] steps = new int[returns.Length];
        new HostVectors(workers, player, task.ParameterCount).Evaluate(vectors, episodes, 0, returns, steps);
        return (returns, steps);
    }
}
