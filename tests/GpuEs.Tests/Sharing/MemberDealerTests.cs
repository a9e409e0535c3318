using Xunit;

namespace GpuEs.Tests;

/// <summary>Members are dealt out once each, in whole pairs, by the devices' speeds.</summary>
public class MemberDealerTests
{
    private const int Generations = 12;

    [Theory]
    [InlineData(2, 2, new[] { 1.0, 1.0 })]
    [InlineData(34, 2, new[] { 1.0, 3.0 })]
    [InlineData(35, 1, new[] { 1.0, 3.0, 1.0 })]
    [InlineData(1000, 2, new[] { 5.0, 5.0, 5.0 })]
    [InlineData(4098, 2, new[] { 1.0, 100.0 })]
    [InlineData(1 << 20, 2, new[] { 1000.0, 1.0, 30.0 })]
    public void EveryMember_IsDealtOnceInWholeDirections(int population, int membersPerDirection, double[] speeds)
    {
        var dealer = new MemberDealer(speeds.Length, membersPerDirection);
        for (int generation = 0; generation < Generations; generation++)
        {
            List<(int Device, MemberRange Piece)> dealt = Deal(dealer, population, speeds).Dealt;
            int next = 0;
            foreach ((_, MemberRange piece) in dealt)
            {
                Assert.Equal(next, piece.First);
                Assert.Equal(0, piece.Count % membersPerDirection);
                next += piece.Count;
            }

            Assert.Equal(population, next);
        }
    }

    [Fact]
    public void Devices_TakeMembersByTheirSpeedAndEndTogether()
    {
        double[] speeds = [1, 4, 15];
        var dealer = new MemberDealer(speeds.Length, 2);
        WarmUp(dealer, 20000, speeds);
        (List<(int Device, MemberRange Piece)> dealt, double end) = Deal(dealer, 20000, speeds);
        for (int device = 0; device < speeds.Length; device++)
        {
            int members = dealt.Where(one => one.Device == device).Sum(one => one.Piece.Count);
            Assert.InRange(members, 700 * speeds[device], 1300 * speeds[device]);
        }

        Assert.InRange(end, 1000, 1100);
        Assert.InRange(dealt.Count, 3, 80);
    }

    [Fact]
    public void AFastDevice_TakesFewLargePieces()
    {
        double[] speeds = [100, 1];
        var dealer = new MemberDealer(2, 2);
        WarmUp(dealer, 1 << 16, speeds);
        (List<(int Device, MemberRange Piece)> dealt, _) = Deal(dealer, 1 << 16, speeds);
        Assert.InRange(dealt.Count(one => one.Device == 0), 1, 8);
    }

    [Fact]
    public void AHopelesslySlowDevice_IsCountedOutAndTriedAgain()
    {
        double[] speeds = [1000, 1];
        var dealer = new MemberDealer(2, 2);
        WarmUp(dealer, 1 << 16, speeds);
        int generationsWithout = 0;
        while (Deal(dealer, 1 << 16, speeds).Dealt.All(one => one.Device == 0))
            Assert.InRange(++generationsWithout, 1, 400);
        Assert.InRange(generationsWithout, 50, 400);
    }

    [Fact]
    public void ASlowFirstCall_CountsNobodyOut()
    {
        var dealer = new MemberDealer(2, 2);
        Deal(dealer, 1 << 16, [1000, 1]);
        double[] speeds = [1000, 1000];
        WarmUp(dealer, 1 << 16, speeds);
        int members = Deal(dealer, 1 << 16, speeds).Dealt.Where(one => one.Device == 1).Sum(one => one.Piece.Count);
        Assert.InRange(members, 0.4 * (1 << 16), 0.6 * (1 << 16));
    }

    [Fact]
    public void Stop_LeavesNothingToTake()
    {
        var dealer = new MemberDealer(2, 2);
        dealer.Begin(new MemberRange(0, 100));
        Assert.True(dealer.TryTake(0, out _));
        dealer.Stop();
        Assert.False(dealer.TryTake(1, out _));
    }

    private static void WarmUp(MemberDealer dealer, int population, double[] speeds)
    {
        for (int generation = 0; generation < 2; generation++)
            Deal(dealer, population, speeds);
    }

    // Devices of so many members a tick, in simulated time: whoever is free first asks first.
    private static (List<(int Device, MemberRange Piece)> Dealt, double End) Deal(
        MemberDealer dealer, int population, double[] speeds)
    {
        dealer.Begin(new MemberRange(0, population));
        var dealt = new List<(int Device, MemberRange Piece)>();
        double[] freeAt = new double[speeds.Length];
        var waiting = Enumerable.Range(0, speeds.Length).ToHashSet();
        while (waiting.Count > 0)
        {
            int device = waiting.MinBy(one => freeAt[one]);
            if (!dealer.TryTake(device, out MemberRange piece))
            {
                waiting.Remove(device);
                continue;
            }

            dealt.Add((device, piece));
            double time = piece.Count / speeds[device];
            freeAt[device] += time;
            dealer.Conclude(device, piece, (long)(1000 * time));
        }

        return (dealt, freeAt.Max());
    }
}
