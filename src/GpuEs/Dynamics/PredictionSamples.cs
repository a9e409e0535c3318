using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Scaled transitions, on the host and, once it is asked for, on a device.</summary>
/// <param name="samples">[samples x sample length].</param>
/// <param name="count">Samples.</param>
internal sealed unsafe class PredictionSamples(float[] samples, int count) : IDisposable
{
    private readonly Memory<float> onHost = Pinned(samples);
    private MemoryBuffer1D<float, Stride1D.Dense>? onDevice;

    public int Count => count;

    public HostMemory OnHost => new(HostLines.AddressOf(onHost.Span));

    /// <summary>The same on a device; always the same one.</summary>
    public ArrayView<float> On(ComputeDevice device) =>
        (onDevice ??= device.Allocate(samples)).View;

    public void Dispose() => onDevice?.Dispose();

    private static Memory<float> Pinned(float[] samples)
    {
        Memory<float> pinned = HostLines.Allocate(1, samples.Length);
        samples.CopyTo(pinned);
        return pinned;
    }
}
