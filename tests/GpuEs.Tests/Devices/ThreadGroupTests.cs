using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Large policies and states, whose threads keep more to themselves than a core's stack holds for groups of any size. On
/// OpenCL each of them ended the process.
/// </summary>
public class ThreadGroupTests
{
    // A width and a size of each kind: a compilation on PoCL takes seconds.
    public static MatrixTheoryData<string, int> Widths => TestDevices.KernelsWith(Sampled([256, 1100], 1, 1100, 61));

    public static MatrixTheoryData<string, Type> States => TestDevices.KernelsWith(
        IsExhaustive
            ? new[] { typeof(Block64), typeof(Block256), typeof(Block1024), typeof(Block4096) }
            : [typeof(Block256)]);

    private static bool IsExhaustive => Environment.GetEnvironmentVariable("GPUES_EXHAUSTIVE") == "1";

    [Theory]
    [MemberData(nameof(Widths))]
    public void WidePolicies_MoveTheMeanAsTheHost(string device, int width) =>
        Check<Pendulum>(device, Policy.Mlp([width]), RolloutPath.Portable);

    [Theory]
    [MemberData(nameof(Devices))]
    public void WideObservations_MoveTheMeanAsTheHost(string device) => Check<WideView>(device, Policy.Linear());

    [Theory]
    [MemberData(nameof(States))]
    public void WideStates_MoveTheMeanAsTheHost(string device, Type block) => typeof(ThreadGroupTests)
        .GetMethod(nameof(CheckState), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(block).Invoke(null, [device]);

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

    private static int[] Sampled(int[] sample, int first, int last, int step) => IsExhaustive
        ? [.. Enumerable.Range(0, (last - first) / step + 1).Select(index => first + index * step)]
        : sample;

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
