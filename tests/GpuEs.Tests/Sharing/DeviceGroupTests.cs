using Xunit;

namespace GpuEs.Tests;

/// <summary>What a group of devices accepts.</summary>
public class DeviceGroupTests
{
    [Fact]
    public void AGroup_KeepsTheOrder()
    {
        ComputeDevice host = TestDevices.Open("host"), cpu = TestDevices.Open("cpu");
        DeviceGroup group = [cpu, host];
        Assert.Equal([cpu, host], group);
        Assert.Equal((2, cpu, host), (group.Count, group[0], group[1]));
        Assert.Equal([host], (DeviceGroup)host);
    }

    [Fact]
    public void WrongInput_IsNamed()
    {
        ComputeDevice cpu = TestDevices.Open("cpu");
        Assert.Contains("at least one device", Assert.Throws<ArgumentException>(() => DeviceGroup.Of()).Message, StringComparison.Ordinal);
        Assert.Contains("cpu twice", Assert.Throws<ArgumentException>(() => DeviceGroup.Of(cpu, cpu)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => DeviceGroup.Of(cpu, null!));
        Assert.Throws<ArgumentNullException>(() =>
            EvolutionStrategy.ForObjective<Sphere>(null!, 3, new EvolutionStrategyOptions()));
    }

    [Fact]
    public void ADeviceOpenedTwice_IsTwoDevices()
    {
        using ComputeDevice other = ComputeDevice.Open("cpu");
        var options = new EvolutionStrategyOptions { Population = 34 };
        Bits.Equal(
            MeanAfterSteps(TestDevices.Open("cpu"), options), MeanAfterSteps([TestDevices.Open("cpu"), other], options),
            "mean");
    }

    [Fact]
    public void AnOptionThatOneDeviceCannotFulfil_IsNamed()
    {
        var options = new EvolutionStrategyOptions { Population = 34, Path = RolloutPath.Fused };
        Assert.Contains("Path", Assert.Throws<ArgumentException>(() => EvolutionStrategy.ForEnvironment<CartPole>(
            [TestDevices.Open("host"), TestDevices.Open("cpu")], Policy.Mlp([8]), options)).Message, StringComparison.Ordinal);
    }

    private static float[] MeanAfterSteps(DeviceGroup devices, EvolutionStrategyOptions options)
    {
        using var strategy = EvolutionStrategy.ForEnvironment<CartPole>(devices, Policy.Mlp([8]), options);
        for (int generation = 0; generation < 3; generation++)
            strategy.Step();
        return strategy.Mean;
    }
}
