using Xunit;

namespace GpuEs.Tests;

/// <summary>A kernel that does not compile fails by itself: what else is on its device, or comes to it, runs on.</summary>
public class FailedKernelTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 16, Sigma = 0.1f, LearningRate = 0.1f };

    public static TheoryData<string, int> Kernels => TestDevices.KernelsWith<int>([0, 16]);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Device_GoesOn_AfterAKernelThatDoesNotCompile(string name, int hidden)
    {
        TestDevices.Require(name);
        Policy policy = hidden == 0 ? Policy.Linear() : Policy.Mlp([hidden]);
        using ComputeDevice host = ComputeDevice.Open("host"), device = ComputeDevice.Open(name);
        using EvolutionStrategy expectedBefore = Pendulum(host), before = Pendulum(device);
        expectedBefore.Step();
        before.Step();
        for (int time = 0; time < 2; time++)
        {
            AssertFails(() => EvolutionStrategy.ForEnvironment<Uncompilable.Clamped>(device, policy, Options), name, "Clamped");
            AssertFails(() => EvolutionStrategy.ForEnvironment<Uncompilable.Tabulated>(device, policy, Options), name, "Tabulated");
            AssertFails(
                () => CrossEntropyPlanner.ForEnvironment<Uncompilable.Clamped>(device, new CrossEntropyPlannerOptions()), name,
                "Clamped");
        }

        using EvolutionStrategy expected = CartPole(host), after = CartPole(device);
        Assert.Equal(expected.Train(3).MeanFitness, after.Train(3).MeanFitness);
        Assert.Equal(expected.Mean, after.Mean);
        expectedBefore.Train(3);
        before.Train(3);
        Assert.Equal(expectedBefore.Mean, before.Mean);

        EvolutionStrategy CartPole(ComputeDevice on) => EvolutionStrategy.ForEnvironment<CartPole>(on, policy, Options);
        EvolutionStrategy Pendulum(ComputeDevice on) => EvolutionStrategy.ForEnvironment<Pendulum>(on, policy, Options);
    }

    private static void AssertFails(Func<IDisposable> create, string device, string environment)
    {
        string message = Assert.Throws<NotSupportedException>(() => create().Dispose()).Message;
        Assert.Contains(device, message, StringComparison.Ordinal);
        Assert.Contains(environment, message, StringComparison.Ordinal);
    }
}
