namespace GpuEs;

/// <summary>What a <see cref="ComputeDevice"/> runs on.</summary>
public enum DeviceKind
{
    /// <summary>An NVIDIA GPU through CUDA.</summary>
    Cuda,

    /// <summary>A device with an OpenCL driver.</summary>
    OpenCL,

    /// <summary>ILGPU's CPU accelerator, which runs kernels thread by thread: for tests and debugging.</summary>
    Cpu,
}
