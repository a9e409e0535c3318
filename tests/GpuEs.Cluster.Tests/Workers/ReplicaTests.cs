using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>Calls that do not fit are refused, and the run goes on as if they had not come.</summary>
public sealed class ReplicaTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 8, Episodes = 2 };

    private static SearchTask Task { get; } = EpisodeTask.Create<CartPole>(Policy.Linear());

    private static string Json { get; } = RunSpecification.Of(Task, Options).ToJson();

    private static Replica Open() => new(new DeviceTurn(), ComputeDevice.Open("host"), Json, [typeof(CartPole).Assembly]);

    [Theory]
    [InlineData(1, 0, 2, "generation 1 ")]
    [InlineData(0, -2, 2, "members")]
    [InlineData(0, 1, 2, "members")]
    [InlineData(0, 0, 3, "members")]
    [InlineData(0, 0, 0, "members")]
    [InlineData(0, 6, 4, "members")]
    [InlineData(0, 2147483646, 2147483646, "members")]
    public async Task Evaluate_OutsideOfTheRun_IsRefused(int generation, int first, int count, string expected)
    {
        using Replica replica = Open();
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => replica.Evaluate(generation, new MemberRange(first, count)));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        await AssertRunsOn(replica);
    }

    [Theory]
    [InlineData(1, 16, "generation 1 ")]
    [InlineData(0, 15, "number of returns 15 ")]
    [InlineData(0, 17, "number of returns 17 ")]
    public async Task Conclude_WithWhatDoesNotFit_IsRefused(int generation, int count, string expected)
    {
        using Replica replica = Open();
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => replica.Conclude(generation, new RangeReturns(new byte[count * 4], new byte[count * 4])));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        await AssertRunsOn(replica);
    }

    [Fact]
    public async Task Write_OfAForeignState_IsRefused()
    {
        using Replica replica = Open();
        await Assert.ThrowsAsync<ArgumentException>(() => replica.Write(new RunState(1, new byte[8], [], [], 1, 0, 0f)));
        await Assert.ThrowsAsync<ArgumentException>(() => replica.Write(new RunState(1, new byte[7], [], [], 1, 0, 0f)));
        await AssertRunsOn(replica);
    }

    [Fact]
    public async Task Conclude_AskedTwice_MovesTheMeanOnce()
    {
        using Replica replica = Open();
        RangeReturns all = await replica.Evaluate(0, new MemberRange(0, Options.Population));
        Conclusion first = await replica.Conclude(0, all);
        Assert.Same(first, await replica.Conclude(0, all));
        Assert.Equal(1, (await replica.Status()).Generation);
    }

    [Fact]
    public async Task Runs_AreCalledByWhatTheyAre()
    {
        using var runs = new WorkerRuns(ComputeDevice.Open("host"), [typeof(CartPole).Assembly]);
        string name = RunSpecification.NameOf(Json);
        await Assert.ThrowsAsync<ArgumentException>(() => runs.Open("another", Json));
        Assert.Throws<ArgumentException>(() => runs.Find(name));
        await runs.Open(name, Json);
        Assert.Same(runs.Find(name), runs.Find(name));
        await runs.Close(name);
        Assert.Throws<ArgumentException>(() => runs.Find(name));
    }

    [Fact]
    public async Task Runs_OnTheSameDevice_TakeTurns()
    {
        using ComputeDevice device = ComputeDevice.Open("cpu");
        using var runs = new WorkerRuns(device, [typeof(CartPole).Assembly]);
        string[] specifications = [.. Enumerable.Range(1, 4).Select(
            seed => RunSpecification.Of(Task, Options with { Seed = (ulong)seed }).ToJson())];
        await System.Threading.Tasks.Task.WhenAll(specifications.Select(async (specification, index) =>
        {
            string run = RunSpecification.NameOf(specification);
            await runs.Open(run, specification);
            for (int generation = 0; generation < 5; generation++)
            {
                RangeReturns all = await runs.Find(run).Evaluate(generation, new MemberRange(0, Options.Population));
                await runs.Find(run).Conclude(generation, all);
            }

            using EvolutionStrategy alone = EvolutionStrategy.For(
                ComputeDevice.Open("host"), Task, Options with { Seed = (ulong)index + 1 });
            alone.Train(5);
            Assert.Equal(Packed.Bytes<float>(alone.Mean), (await runs.Find(run).Read()).Mean);
        }));
    }

    private static async Task AssertRunsOn(Replica replica)
    {
        using EvolutionStrategy expected = EvolutionStrategy.For(ComputeDevice.Open("host"), Task, Options);
        expected.Train(1);
        await replica.Conclude(0, await replica.Evaluate(0, new MemberRange(0, Options.Population)));
        Assert.Equal(Packed.Bytes<float>(expected.Mean), (await replica.Read()).Mean);
    }
}
