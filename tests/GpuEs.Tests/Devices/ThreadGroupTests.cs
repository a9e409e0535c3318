using System.Reflection;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Large policies and states, whose threads keep more to themselves than a core's stack holds for groups of any size. On
/// OpenCL each of them ended the process.
/// </summary>
public class ThreadGroupTests
{
    // A width and a size of each kind: a compilation on PoCL takes seconds.
    public static MatrixTheoryData<string, int> Widths => TestDevices.KernelsWith(Sweep.Over(1, 1100, 256, 1100));

    // To 16 KB.
    public static MatrixTheoryData<string, int> StateFloats => TestDevices.KernelsWith(Sweep.Over(1, 4096, 256));

    [Theory]
    [MemberData(nameof(Widths))]
    public void WidePolicies_MoveTheMeanAsTheHost(string device, int width) =>
        Check<Pendulum>(device, Policy.Mlp([width]), RolloutPath.Portable);

    [Theory]
    [MemberData(nameof(Devices))]
    public void WideObservations_MoveTheMeanAsTheHost(string device) => Check<WideView>(device, Policy.Linear());

    [Theory]
    [MemberData(nameof(StateFloats))]
    public void WideStates_MoveTheMeanAsTheHost(string device, int floats) => typeof(ThreadGroupTests)
        .GetMethod(nameof(CheckState), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(Block(floats)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [device], null);

    public static TheoryData<string> Devices => TestDevices.Kernels;

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(256, 4096)]
    [InlineData(257, 2048)]
    [InlineData(2200, 256)]
    [InlineData(49_152, 16)]
    [InlineData(4_194_304, 1)]
    public void GroupOnACore_FitsItsStack(long threadBytes, int threads) =>
        Assert.Equal(threads, ThreadGroups.OnCore(threadBytes, most: 4096));

    // C# takes no numbers as type arguments, so that each length of a fixed buffer is a struct of its own.
    private static Type Block(int floats)
    {
        using var folder = new TemporaryFolder();
        string file = BuiltAssembly.Write(folder.FileOfRun($"block{floats}.dll"), $$"""
            public unsafe struct Block : GpuEs.Tests.IBlock<Block>
            {
                private fixed float values[{{floats}}];
                public static int Count => {{floats}};
                public float this[int index] { readonly get => values[index]; set => values[index] = value; }
            }
            """);
        return Assembly.Load(File.ReadAllBytes(file)).GetType("Block")!;
    }

    private static void CheckState<TBlock>(string device)
        where TBlock : unmanaged, IBlock<TBlock>
    {
        Check<WideState<TBlock>>(device, Policy.Linear());
        CrossEntropyPlannerOptions options = new() { Horizon = 4, Candidates = 16, Elites = 4, Iterations = 2 };
        Assert.Equal(Plan(TestDevices.Open("host")), Plan(TestDevices.Open(device)));

        float Plan(ComputeDevice planning)
        {
            using var planner = CrossEntropyPlanner.ForEnvironment<WideState<TBlock>>(planning, options);
            float[] action = new float[1];
            planner.Plan(new WideState<TBlock>[1], action);
            return action[0];
        }
    }

    private static void Check<TEnvironment>(string device, Policy policy, RolloutPath path = RolloutPath.Automatic)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        var options = new EvolutionStrategyOptions { Population = 4, Sigma = 0.1f, LearningRate = 0.1f, StepCap = 8 };
        Assert.Equal(
            Mean(TestDevices.Open("host"), options), Mean(TestDevices.Open(device), options with { Path = path }));

        float[] Mean(ComputeDevice training, EvolutionStrategyOptions own)
        {
            using var strategy = EvolutionStrategy.ForEnvironment<TEnvironment>(training, policy, own);
            strategy.Step();
            return strategy.Mean;
        }
    }
}
