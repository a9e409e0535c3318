using GpuEs.Assembler;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Fused rollouts against the portable kernels and the host, bit for bit, and what they become in PTX.</summary>
public class FusedRolloutTests(OpenCLDevice openCL) : IClassFixture<OpenCLDevice>
{
    // Every kernel and every size of group is a compilation of seconds on PoCL, so the noise takes turns.
    [Theory]
    [InlineData("5", true)]
    [InlineData("5", false)]
    [InlineData("3-7", true)]
    [InlineData("3-7", false)]
    [InlineData("64-64", true)]
    [InlineData("64-64", false)]
    [InlineData("32-9-17", true)]
    [InlineData("32-9-17", false)]
    [InlineData("1", true)]
    public void OpenCL_Fused_MovesTheMeanAsPortableAndHost(string hidden, bool mirrored)
    {
        CheckOnOpenCL<Pendulum>(hidden, Options(mirrored, mirrored ? NoiseKind.Counter : NoiseKind.Table));
        CheckOnOpenCL<CartPole>(hidden, Options(mirrored, mirrored ? NoiseKind.Table : NoiseKind.Counter));
    }

    [Theory]
    [InlineData(true, NoiseKind.Counter, true)]
    [InlineData(true, NoiseKind.Table, false)]
    [InlineData(false, NoiseKind.Counter, true)]
    public void CpuAccelerator_Fused_MovesTheMeanAsTheHost(bool mirrored, NoiseKind noise, bool asOnGpu)
    {
        // Groups of 16 threads, where the library's own has 2.
        using Context context = Context.Create(builder => builder
            .Optimize(OptimizationLevel.O2).Inlining(InliningMode.Aggressive).Profiling()
            .CPU(new CPUDevice(4, 4, 1)));
        ExactIntrinsics.Register(context);
        FusedThreadIntrinsics.Register(context);
        using Accelerator accelerator = context.GetCPUDevices()[0].CreateAccelerator(context);
        using var device = new ComputeDevice(
            new DeviceDescription("cpu", DeviceKind.Cpu, "groups of 16", asOnGpu, MemoryBytes: 1L << 30),
            context, accelerator);
        EvolutionStrategyOptions options = Options(mirrored, noise) with { Population = 4, Episodes = 2, StepCap = 12 };
        using var host = ComputeDevice.Open("host");
        float[] expected = Mean<Pendulum>(host, "5", options);
        Assert.Equal(expected, Mean<Pendulum>(device, "5", options with { Path = RolloutPath.Fused }));
    }

    // Members share groups on GPUs only, so the device passes for one. 5: more members a group than there are; 32-9-17: a
    // last group of 2 of 8 members, or with each member its own direction; 64: chains that all have eight links.
    [Theory]
    [InlineData("5", true)]
    [InlineData("32-9-17", true)]
    [InlineData("32-9-17", false)]
    [InlineData("64", true)]
    public void OpenCL_FusedMembersOfAGroup_MoveTheMeanAsTheHost(string hidden, bool mirrored)
    {
        Assert.SkipWhen(openCL.Device is null, "there is no OpenCL device");
        var likeGpu = new ComputeDevice(
            openCL.Device.Description with { IsGpu = true }, null, openCL.Device.Accelerator);
        EvolutionStrategyOptions options = Options(mirrored, NoiseKind.Counter) with { Population = 18, Episodes = 3 };
        using var host = ComputeDevice.Open("host");
        Assert.Equal(
            Mean<CartPole>(host, hidden, options),
            Mean<CartPole>(likeGpu, hidden, options with { Path = RolloutPath.Fused }));
    }

    [Fact]
    public void OpenCL_Fused_CountsEpisodesThatEndBeforeTheirFirstStep() =>
        CheckOnOpenCL<SometimesOver>("5", Options(mirrored: true, NoiseKind.Counter));

    [Theory]
    [InlineData(typeof(CartPole), typeof(CounterNoise))]
    [InlineData(typeof(Pendulum), typeof(TableNoise))]
    public void Ptx_KeepsWeightsInRegisters_AndLoadsActivationsByFour(Type environment, Type noise)
    {
        string ptx = Ptx(environment, noise, "64-64");
        Assert.DoesNotContain(".local", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain("call", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain(".f64", ptx, StringComparison.Ordinal);
        int firstLayer = ptx.IndexOf("ld.shared.v4.f32", StringComparison.Ordinal);
        Assert.True(firstLayer > 0, "activations come by four");
        string steps = ptx[firstLayer..ptx.LastIndexOf("bar.sync", StringComparison.Ordinal)];
        Assert.DoesNotContain("ld.global", steps, StringComparison.Ordinal);
    }

    private void CheckOnOpenCL<TEnvironment>(string hidden, EvolutionStrategyOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        Assert.SkipWhen(openCL.Device is null, "there is no OpenCL device");
        using var host = ComputeDevice.Open("host");
        foreach (int episodes in new[] { 1, 3 })
        {
            EvolutionStrategyOptions own = options with { Episodes = episodes };
            float[] expected = Mean<TEnvironment>(host, hidden, own);
            foreach (RolloutPath path in new[] { RolloutPath.Portable, RolloutPath.Fused })
                Assert.Equal(expected, Mean<TEnvironment>(openCL.Device, hidden, own with { Path = path }));
        }
    }

    private static EvolutionStrategyOptions Options(bool mirrored, NoiseKind noise) => new()
    {
        Population = 16,
        Sigma = 0.1f,
        LearningRate = 0.1f,
        Mirrored = mirrored,
        Noise = noise,
        NoiseTableLength = 1 << 16,
    };

    private static float[] Mean<TEnvironment>(ComputeDevice device, string hidden, EvolutionStrategyOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        using var strategy = EvolutionStrategy.ForEnvironment<TEnvironment>(device, Mlp(hidden), options);
        strategy.Step();
        strategy.Step();
        return strategy.Mean;
    }

    private static Policy Mlp(string hidden) => Policy.Mlp([.. hidden.Split('-').Select(int.Parse)]);

    private static string Ptx(Type environment, Type noise, string hidden)
    {
        int inputs = environment == typeof(CartPole) ? CartPole.ObservationSize : Pendulum.ObservationSize;
        return PtxCompiler.Compile(typeof(FusedRolloutKernel<,,>)
            .MakeGenericType(typeof(PlainWorld<>).MakeGenericType(environment), FusedPath.Close(Mlp(hidden), inputs, (4, 2)), noise)
            .GetMethod("Play")!);
    }
}
