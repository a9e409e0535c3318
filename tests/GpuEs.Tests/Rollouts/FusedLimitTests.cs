using GpuEs.Assembler;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What the fused kernel takes of a group's limits is known before it is compiled.</summary>
public class FusedLimitTests
{
    private static readonly GroupLimits Cuda = new(1024, 49_152, GroupLimits.CudaRegisters, null);
    private static readonly GroupLimits PoclOnCores = new(4096, 1 << 20, null, ThreadGroups.MostBytesOfCoresThread);

    public static TheoryData<string> Shapes =>
        ["1", "5", "64-64", "512", "4-512", "33-97", "60-60-20", "128-128", "150-140"];

    /// <summary>Widths of a first layer; 1 to 512 where GPUES_EXHAUSTIVE says so, and each with as many second layers.</summary>
    public static TheoryData<int> Widths => [.. Sweep.Over(1, 512)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SharedBytesAndRegisters_AreThoseOfTheKernel(string hidden) => CheckTaken(Mlp(hidden));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Widths))]
    public void SharedBytesAndRegisters_AreThoseOfTheKernel_WhateverTheSecondLayer(int first)
    {
        foreach (int second in Sweep.Over(1, 512))
            CheckTaken(Policy.Mlp([first, second]));
    }

    private static void CheckTaken(Policy policy)
    {
        FusedShape shape = FusedShape.Of(policy.Hidden, CartPole.ObservationSize, CartPole.ActionChoices, members: 2);
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        string? limit = FusedPath.Limit<PlainWorld<CartPole>>(Cuda, policy, members: 2);
        if (limit is not null)
            return;
        AssembledKernel taken = Ptxas.Assemble(RolloutCase.Of<CartPole>(policy, RolloutPath.Fused).Compile());
        Assert.Equal(shape.SharedBytes(QueueBytes<PlainWorld<CartPole>>()), taken.SharedBytes);

        // Registers are granted to a warp in blocks of 256.
        int warps = (shape.Threads * 2 + 31) / 32;
        Assert.InRange(warps * ((taken.Registers * 32 + 255) / 256 * 256), 1, GroupLimits.CudaRegisters);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("64-64")]
    [InlineData("32-9-17")]
    public void Shape_OfAPolicy_IsThatOfItsType(string hidden)
    {
        Policy policy = Mlp(hidden);
        Type network = FusedPath.Close(policy, CartPole.ObservationSize, 2);
        var expected = (FusedShape)network.GetMethod("Shape")!.MakeGenericMethod(typeof(PlainWorld<CartPole>)).Invoke(null, [])!;
        Assert.Equal(
            expected, FusedShape.Of(policy.Hidden, CartPole.ObservationSize, CartPole.ActionChoices, members: 2));
    }

    [Fact]
    public void TooMuchSharedMemory_IsAnObstacleWithItsSentence()
    {
        Assert.Equal(
            "a group would share 51,648 bytes, and the device grants 49,152",
            FusedPath.Limit<PlainWorld<CartPole>>(Cuda, Mlp("150-150"), members: 2));
        Assert.Matches(
            "a group would share .* bytes, and the device grants 1,048,576",
            FusedPath.Limit<PlainWorld<WideEnough>>(PoclOnCores, Mlp("4096"), members: 1)!);
    }

    [Fact]
    public void TooManyRegistersOrTooMuchStack_IsAnObstacleWithItsSentence()
    {
        Assert.Equal(
            "1024 threads of 28 weights take more than the device's 65,536 registers",
            FusedPath.Limit<PlainWorld<CartPole>>(Cuda, Mlp("24-512"), members: 2));
        Assert.Matches(
            "a group would keep .* bytes on a core's stack",
            FusedPath.Limit<PlainWorld<WideState<Block256>>>(PoclOnCores, Mlp("2048"), members: 1)!);
        Assert.Null(FusedPath.Limit<PlainWorld<CartPole>>(Cuda, Mlp("64-64"), members: 2));
        Assert.Null(FusedPath.Limit<PlainWorld<CartPole>>(PoclOnCores, Mlp("64-64"), members: 1));
    }

    private static int QueueBytes<TWorld>()
        where TWorld : unmanaged, IWorld<TWorld> =>
        System.Runtime.CompilerServices.Unsafe.SizeOf<EpisodeQueue<TWorld>>();

    private static Policy Mlp(string hidden) => Policy.Mlp([.. hidden.Split('-').Select(int.Parse)]);

    /// <summary>150 observations.</summary>
    private struct WideEnough : IEnvironment<WideEnough>
    {
        private float value;

        public static int ObservationSize => 150;

        public static int ActionSize => 1;

        public static int ActionChoices => 0;

        public static float ActionLimit => 1f;

        public static int StepLimit => 1;

        public static float SolvedReturn => 1f;

        public readonly bool IsTerminated => false;

        public static float ObservationScale(int index) => 1f;

        public void Reset(ref EpisodeRandom random) => value = random.NextUniform();

        public readonly float Observe(int index) => value;

        public void Act(int index, float value) => this.value = value;

        public readonly float Step() => value;
    }
}
