using ILGPU.Runtime.OpenCL;

namespace GpuEs;

/// <summary>What a device grants a group of threads that share memory.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="SharedBytes">Memory that they share.</param>
/// <param name="Registers">Registers, on a GPU whose number is known.</param>
/// <param name="StackBytes">What they keep to themselves, where a core's stack holds it.</param>
internal readonly record struct GroupLimits(int Threads, int SharedBytes, int? Registers, int? StackBytes)
{
    /// <summary>CUDA's, in all generations that ILGPU knows ("CUDA C++ Programming Guide", technical specifications).</summary>
    public const int CudaRegisters = 65_536;

    /// <summary>CUDA's in full: 48 KB of shared memory, since ILGPU 1.5.3 does not ask the driver for more.</summary>
    public static GroupLimits Cuda { get; } = new(1024, 48 << 10, CudaRegisters, null);

    /// <summary>A device's.</summary>
    public static GroupLimits Of(ComputeDevice device) => new(
        device.Accelerator.MaxNumThreadsPerGroup, device.Accelerator.MaxSharedMemoryPerGroup,
        device.Description.Kind == DeviceKind.Cuda ? CudaRegisters : null,
        device.Accelerator is CLAccelerator openCL && ThreadGroups.RunsOnCores(openCL)
            ? ThreadGroups.MostBytesOfCoresThread
            : null);
}
