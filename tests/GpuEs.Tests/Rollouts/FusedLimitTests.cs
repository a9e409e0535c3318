using GpuEs.Assembler;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What the fused kernel takes of a group's limits is known before it is compiled.</summary>
public class FusedLimitTests
{
    private static readonly GroupLimits PoclOnCores = new(4096, 1 << 20, null, ThreadGroups.MostBytesOfCoresThread);

    private static readonly (int Members, int Directions) Pair = (2, 1);

    /// <summary>A sample of the widths to 512.</summary>
    public static TheoryData<string> Shapes =>
        ["1", "5", "64-64", "512", "4-512", "33-97", "60-60-20", "128-128", "150-140"];

    /// <summary>Widths of a first layer; 1 to 512 where GPUES_EXHAUSTIVE says so, and each with as many second layers.</summary>
    public static TheoryData<int> Widths => [.. Sweep.Over(1, 512, 1, 512)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SharedBytesAndRegisters_AreThoseOfTheKernel(string hidden) => CheckTaken(Mlp(hidden));

    [Theory]
    [MemberData(nameof(Widths))]
    public void SharedBytesAndRegisters_AreThoseOfTheKernel_WhateverTheSecondLayer(int first)
    {
        foreach (int second in Sweep.Over(1, 512, 1, 96))
            CheckTaken(Policy.Mlp([first, second]));
    }

    private static void CheckTaken(Policy policy)
    {
        (int Members, int Directions) group = FusedPath.GpuGroup<PlainWorld<CartPole>>(GroupLimits.Cuda, policy, 2);
        FusedShape shape = Shape(policy, group);
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        string? limit = FusedPath.Limit<PlainWorld<CartPole>>(GroupLimits.Cuda, policy, group);
        if (limit is not null)
            return;
        AssembledKernel taken = Ptxas.Assemble(RolloutCase.Of<CartPole>(policy, RolloutPath.Fused).Compile());
        Assert.Equal(shape.SharedBytes(QueueBytes<PlainWorld<CartPole>>()), taken.SharedBytes);

        // Registers are granted to a warp in blocks of 256.
        int warps = (shape.Threads * group.Members + 31) / 32;
        Assert.InRange(warps * ((taken.Registers * 32 + 255) / 256 * 256), 1, GroupLimits.CudaRegisters);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("64-64")]
    [InlineData("32-9-17")]
    public void Shape_OfAPolicy_IsThatOfItsType(string hidden)
    {
        Policy policy = Mlp(hidden);
        Type network = FusedPath.Close(policy, CartPole.ObservationSize, Pair);
        var expected = (FusedShape)network.GetMethod("Shape")!.MakeGenericMethod(typeof(PlainWorld<CartPole>)).Invoke(null, [])!;
        Assert.Equal(expected, Shape(policy, Pair));
    }

    [Fact]
    public void TooMuchSharedMemory_IsAnObstacleWithItsSentence()
    {
        Assert.Equal(
            "a group would share 51,660 bytes, and the device grants 49,152",
            FusedPath.Limit<PlainWorld<CartPole>>(GroupLimits.Cuda, Mlp("150-150"), Pair));
        Assert.Matches(
            "a group would share .* bytes, and the device grants 1,048,576",
            FusedPath.Limit<PlainWorld<WideEnough>>(PoclOnCores, Mlp("4096"), (1, 1))!);
    }

    [Fact]
    public void TooManyRegistersOrTooMuchStack_IsAnObstacleWithItsSentence()
    {
        Assert.Equal(
            "1024 threads of 28 weights take more than the device's 65,536 registers",
            FusedPath.Limit<PlainWorld<CartPole>>(GroupLimits.Cuda, Mlp("24-512"), Pair));
        Assert.Matches(
            "a group would keep .* bytes on a core's stack",
            FusedPath.Limit<PlainWorld<WideState<Block256>>>(PoclOnCores, Mlp("2048"), (1, 1))!);
        Assert.Null(FusedPath.Limit<PlainWorld<CartPole>>(GroupLimits.Cuda, Mlp("64-64"), Pair));
        Assert.Null(FusedPath.Limit<PlainWorld<CartPole>>(PoclOnCores, Mlp("64-64"), (1, 1)));
    }

    private static FusedShape Shape(Policy policy, (int Members, int Directions) group) => FusedShape.Of(
        policy.Hidden, CartPole.ObservationSize, CartPole.ActionChoices, group.Members, group.Directions);

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
