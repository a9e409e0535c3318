using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Estimates the gradient on a device, from weights and noise that is rebuilt.</summary>
internal sealed class DeviceGradient<TNoise> : IDisposable
    where TNoise : struct, INoise
{
    // Threads that keep a device busy, and no more: every split of the directions costs a row of partial sums.
    private const int ThreadsPerMultiprocessor = 2048;

    private readonly Action<Index1D, GradientKernel<TNoise>.Arguments> accumulate;
    private readonly Action<Index1D, GradientSumKernel.Arguments> combine;
    private readonly DeviceNoise<TNoise> noise;
    private readonly EvolutionStrategyOptions options;
    private readonly int octets;
    private readonly int directionsPerSplit;
    private readonly int splits;
    private readonly MemoryBuffer1D<long, Stride1D.Dense> partialSums;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> gradient;
    private readonly DeviceNorm norm;

    public DeviceGradient(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options, int parameterCount)
    {
        this.noise = noise;
        this.options = options;
        accumulate = device.Load<GradientKernel<TNoise>.Arguments>(GradientKernel<TNoise>.Accumulate);
        combine = device.Load<GradientSumKernel.Arguments>(GradientSumKernel.Combine);
        octets = (parameterCount + NoiseOctet.Size - 1) / NoiseOctet.Size;
        int wantedThreads = device.Accelerator.NumMultiprocessors
            * (device.Description.IsGpu ? ThreadsPerMultiprocessor : 16);
        int wantedSplits = Math.Clamp(wantedThreads / octets, 1, options.Directions);
        directionsPerSplit = (options.Directions + wantedSplits - 1) / wantedSplits;
        splits = (options.Directions + directionsPerSplit - 1) / directionsPerSplit;
        partialSums = device.Allocate<long>((long)splits * octets * NoiseOctet.Size);
        gradient = device.Allocate<float>(parameterCount);
        norm = new DeviceNorm(device, parameterCount);
    }

    /// <summary>[P].</summary>
    public ArrayView<float> Gradient => gradient.View;

    /// <summary>[1].</summary>
    public ArrayView<Squares> SquaredLength => norm.SquaredLength;

    public void Estimate(int generation, ArrayView<int> weights, ArrayView<float> weightScale, ArrayView<float> mean)
    {
        accumulate(splits * octets, new(noise.At(generation), octets, directionsPerSplit, weights, partialSums.View));
        combine((int)gradient.Length, new(
            splits, GradientFactor.PerWeight(options, generation), options.WeightDecay, partialSums.View, weightScale,
            mean, gradient.View));
        norm.Measure(gradient.View);
    }

    public void Dispose()
    {
        partialSums.Dispose();
        gradient.Dispose();
        norm.Dispose();
    }
}
