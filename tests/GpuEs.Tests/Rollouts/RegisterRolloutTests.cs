using GpuEs.Assembler;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Rollouts with weights in registers against the host, bit for bit, and what NVIDIA's assembler makes of them.</summary>
public class RegisterRolloutTests
{
    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (string device in (string[])["cpu", "opencl", "cuda"])
            {
                cases.Add(device, "", 1);
                cases.Add(device, "1", 3);
                cases.Add(device, "16", 1);
                cases.Add(device, "5-3", 3);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Registers_MoveTheMeanAsTheHost(string device, string hidden, int episodes)
    {
        Check<CartPole>(device, hidden, episodes, NoiseKind.Counter);
        Check<Pendulum>(device, hidden, episodes, NoiseKind.Table);
        Check<SometimesOver>(device, hidden, episodes, NoiseKind.Counter);
    }

    [Fact]
    public void PoliciesThatDoNotFit_AreRefusedWhereAskedFor()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => Strategy<CartPole>(TestDevices.Open("cpu"), "64-64", new() { Path = RolloutPath.Registers }));
        Assert.Contains("Path Registers", exception.Message, StringComparison.Ordinal);
        Assert.Contains("more than 186", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsWhatAGpuPlaysSmallPoliciesBy()
    {
        var gpu = new ComputeDevice(new("gpu", DeviceKind.Cuda, "none", IsGpu: true, 1L << 30));
        var cpu = new ComputeDevice(new("cpu", DeviceKind.Cpu, "none", IsGpu: false, 1L << 30));
        Policy small = Policy.Mlp([16]), large = Policy.Mlp([64, 64]);
        Assert.Null(RegisterPath.Obstacle<PlainWorld<Acrobot>>(gpu, small, RolloutPath.Automatic));
        Assert.NotNull(RegisterPath.Obstacle<PlainWorld<Acrobot>>(gpu, large, RolloutPath.Automatic));
        Assert.NotNull(RegisterPath.Obstacle<PlainWorld<Acrobot>>(gpu, small, RolloutPath.Fused));
        Assert.NotNull(RegisterPath.Obstacle<PlainWorld<Acrobot>>(cpu, small, RolloutPath.Automatic));
        Assert.Null(RegisterPath.Obstacle<PlainWorld<Acrobot>>(cpu, small, RolloutPath.Registers));
    }

    [Fact]
    public void WhatFits_DoesNotSpill()
    {
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        AssertNoSpill<CartPole>(Policy.Mlp([16]));
        AssertNoSpill<Pendulum>(Policy.Mlp([8, 8]));
        AssertNoSpill<Acrobot>(Policy.Mlp([16]));
    }

    private static void AssertNoSpill<TEnvironment>(Policy policy)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        AssembledKernel assembled = Ptxas.Assemble(RolloutCase.Of<TEnvironment>(policy, RolloutPath.Registers).Compile());
        Assert.Equal((0, 0), (assembled.SpillBytes, assembled.SharedBytes));
    }

    private static void Check<TEnvironment>(string name, string hidden, int episodes, NoiseKind noise)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        var options = new EvolutionStrategyOptions
        {
            Population = 34,
            Episodes = episodes,
            Noise = noise,
            NoiseTableLength = 1 << 12,
            StepCap = 60,
        };
        using EvolutionStrategy
            host = Strategy<TEnvironment>(TestDevices.Open("host"), hidden, options),
            registers = Strategy<TEnvironment>(
                TestDevices.Open(name), hidden, options with { Path = RolloutPath.Registers, ChunkMembers = 10 });
        Assert.StartsWith("registers", registers.Path, StringComparison.Ordinal);
        for (int generation = 0; generation < 2; generation++)
        {
            host.Step();
            registers.Step();
        }

        Assert.Equal(host.Mean, registers.Mean);
    }

    private static EvolutionStrategy Strategy<TEnvironment>(
        ComputeDevice device, string hidden, EvolutionStrategyOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> => EvolutionStrategy.ForEnvironment<TEnvironment>(
            device, hidden == "" ? Policy.Linear() : Policy.Mlp([.. hidden.Split('-').Select(int.Parse)]), options);
}
