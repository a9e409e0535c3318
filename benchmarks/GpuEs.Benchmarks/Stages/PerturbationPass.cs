namespace GpuEs.Benchmarks;

/// <summary>Writes all members of a generation, chunk after chunk, and plays none.</summary>
internal abstract class PerturbationPass : IDisposable
{
    public static PerturbationPass Create(ComputeDevice device, EvolutionStrategyOptions options, int parameterCount)
    {
        if (device.Description.Kind == DeviceKind.Host)
            return new HostPerturbationPass(options, parameterCount);
        return options.Noise == NoiseKind.Counter
            ? new DevicePerturbationPass<CounterNoise>(
                device, DeviceNoise.Counter(device, options, parameterCount), options, parameterCount)
            : new DevicePerturbationPass<TableNoise>(
                device, DeviceNoise.Table(device, options, parameterCount), options, parameterCount);
    }

    public abstract void Run();

    public abstract void Dispose();
}
