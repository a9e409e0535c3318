namespace GpuEs;

/// <summary>What a <see cref="ComputeDevice"/> runs on.</summary>
public enum DeviceKind
{
    /// <summary>An NVIDIA GPU through CUDA.</summary>
    Cuda,

    /// <summary>A device with an OpenCL driver.</summary>
    OpenCL,

    /// <summary>The processor's cores in plain C# with vectors: the fast way where there is no GPU.</summary>
    Host,

    /// <summary>ILGPU's CPU accelerator, which runs kernels thread by thread: for tests and debugging.</summary>
    Cpu,
}
