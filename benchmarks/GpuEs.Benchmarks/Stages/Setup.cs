namespace GpuEs.Benchmarks;

/// <summary>What is measured on what.</summary>
/// <param name="Device">A specification of <see cref="ComputeDevice.Open"/>.</param>
/// <param name="Scenario">The work.</param>
/// <param name="Noise">Where the noise comes from.</param>
/// <param name="Path">Which kernels play.</param>
public sealed record Setup(string Device, Scenario Scenario, NoiseKind Noise, RolloutPath Path)
{
    public override string ToString() => $"{Device} {Scenario.Name} {Noise}";
}
