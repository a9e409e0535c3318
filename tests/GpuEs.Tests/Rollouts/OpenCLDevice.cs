namespace GpuEs.Tests;

/// <summary>The first OpenCL device, if there is one: opened once, so that its kernels are compiled once.</summary>
public sealed class OpenCLDevice : IDisposable
{
    public ComputeDevice? Device { get; } = ComputeDevice.List().Any(device => device.Kind == DeviceKind.OpenCL)
        ? ComputeDevice.Open("opencl")
        : null;

    public void Dispose() => Device?.Dispose();
}
