using Xunit;

namespace GpuEs.Cluster.Tests;

public class RangeLedgerTests
{
    public static TheoryData<int, int, bool, int> Shapes => new()
    {
        { 2, 1, true, 1 }, { 2, 8, true, 1 }, { 34, 1, true, 3 }, { 1000, 3, true, 1 }, { 7, 2, false, 2 }, { 4096, 2, true, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TryTake_HandsOutEveryMemberOnce(int population, int workers, bool mirrored, int episodes)
    {
        var options = new EvolutionStrategyOptions { Population = population, Mirrored = mirrored, Episodes = episodes };
        var ledger = new RangeLedger(options, workers);
        int[] times = new int[population];
        while (ledger.TryTake("a", out int range, out MemberRange members))
        {
            Assert.Equal(0, members.First % options.MembersPerDirection);
            Assert.Equal(0, members.Count % options.MembersPerDirection);
            for (int member = members.First; member < members.First + members.Count; member++)
                times[member]++;
            Assert.False(ledger.Completion.IsCompleted);
            ledger.Accept("a", range, Of(members, episodes, value: 1f));
        }

        Assert.All(times, time => Assert.Equal(1, time));
        Assert.True(ledger.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, ledger.Redone);
        float[] returns = Packed.Values<float>(ledger.All.Returns, "").ToArray();
        Assert.Equal(Enumerable.Range(0, population * episodes).Select(episode => episode + 1f), returns);
    }

    [Fact]
    public void Accept_OfASecondAnswer_CountsTheFirst()
    {
        var ledger = new RangeLedger(new() { Population = 2 }, 1);
        Assert.True(ledger.TryTake("a", out int range, out MemberRange members));
        ledger.Accept("a", range, Of(members, 1, 1f));
        ledger.Accept("b", range, Of(members, 1, 100f));
        Assert.Equal([1f, 2f], Packed.Values<float>(ledger.All.Returns, "").ToArray());
    }

    [Fact]
    public void GiveUp_HandsTheRangeToAnother()
    {
        var ledger = new RangeLedger(new() { Population = 2 }, 1);
        Assert.True(ledger.TryTake("a", out int range, out _));
        Assert.False(ledger.TryTake("b", out _, out _));
        ledger.GiveUp("a");
        Assert.True(ledger.TryTake("b", out int again, out _));
        Assert.Equal(range, again);
        Assert.Equal(1, ledger.Redone);
    }

    [Fact]
    public async Task TryTake_OfASlowRange_GoesToAnotherWorkerAlone()
    {
        var ledger = new RangeLedger(new() { Population = 4 }, 1);
        Assert.True(ledger.TryTake("slow", out int slow, out _));
        Assert.True(ledger.TryTake("fast", out int fast, out MemberRange members));
        ledger.Accept("fast", fast, Of(members, 1, 1f));
        Assert.False(ledger.TryTake("fast", out _, out _));
        await Task.Delay(600);
        Assert.False(ledger.TryTake("slow", out _, out _));
        Assert.True(ledger.TryTake("fast", out int redone, out _));
        Assert.Equal(slow, redone);
        Assert.False(ledger.TryTake("fast", out _, out _));
        Assert.Equal(1, ledger.Redone);
    }

    [Fact]
    public void Accept_OfAnotherLength_IsRefused()
    {
        var ledger = new RangeLedger(new() { Population = 2 }, 1);
        Assert.True(ledger.TryTake("a", out int range, out _));
        Assert.Throws<ArgumentException>(() => ledger.Accept("a", range, Of(new(0, 1), 1, 1f)));
        Assert.Throws<ArgumentException>(() => ledger.Accept("a", range, new RangeReturns(new byte[7], new byte[8])));
        Assert.False(ledger.Completion.IsCompleted);
    }

    private static RangeReturns Of(MemberRange members, int episodes, float value)
    {
        float[] returns = [.. Enumerable.Range(members.First * episodes, members.Count * episodes).Select(episode => episode + value)];
        return new(Packed.Bytes<float>(returns), Packed.Bytes<int>(new int[returns.Length]));
    }
}
