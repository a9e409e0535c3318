using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>The noise source on a device, with whatever it keeps there.</summary>
internal sealed class DeviceNoise<TNoise> : IDisposable
    where TNoise : struct, INoise
{
    private readonly MemoryBuffer1D<short, Stride1D.Dense> buffer;
    private readonly EvolutionStrategyOptions options;
    private readonly int parameterCount;

    public DeviceNoise(
        EvolutionStrategyOptions options, int parameterCount, TNoise source,
        MemoryBuffer1D<short, Stride1D.Dense> buffer)
    {
        this.options = options;
        this.parameterCount = parameterCount;
        this.buffer = buffer;
        Source = source;
    }

    public TNoise Source { get; }

    /// <summary>The perturbations of a generation: integers, from which every stage rebuilds them.</summary>
    public Perturbation<TNoise> At(int generation) => new(
        Source, options.Seed, (uint)generation, parameterCount, options.SubsetSize(parameterCount), options.Mirrored);

    public void Dispose() => buffer.Dispose();
}

/// <summary>Makes noise sources.</summary>
internal static class DeviceNoise
{
    public static DeviceNoise<CounterNoise> Counter(
        ComputeDevice device, EvolutionStrategyOptions options, int parameterCount)
    {
        var quantiles = device.Allocate(NormalQuantiles.Table);
        var source = new CounterNoise(quantiles.View, options.Seed, RandomDomain.Noise);
        return new(options, parameterCount, source, quantiles);
    }

    public static DeviceNoise<TableNoise> Table(
        ComputeDevice device, EvolutionStrategyOptions options, int parameterCount)
    {
        int octets = options.NoiseTableLength / NoiseOctet.Size;
        var table = device.Allocate<short>((long)octets * NoiseOctet.Size);
        using (var quantiles = device.Allocate(NormalQuantiles.Table))
        {
            var entries = new CounterNoise(quantiles.View, options.Seed, RandomDomain.TableEntry);
            var fill = device.Load<CounterNoise, ArrayView<short>>(NoiseTableKernel.Fill);
            fill(octets, entries, table.View);
            device.Accelerator.Synchronize();
        }

        var source = new TableNoise(table.View, NoiseTable.Slots(options.NoiseTableLength, parameterCount), options.Seed);
        return new(options, parameterCount, source, table);
    }
}
