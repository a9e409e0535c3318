using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace GpuEs;

/// <summary>
/// Sizes the groups of kernels whose threads work alone, by what a thread keeps to itself: scratch, and states that are
/// read by index. The compiler says how much that is.
/// </summary>
internal static class ThreadGroups
{
    /// <summary>
    /// PoCL keeps what the threads of a group hold on the stack of the core that plays it, 8 MB unless the system says less.
    /// An eighth of that, which also fits a core's cache.
    /// </summary>
    public const int MostBytesOfCoresGroup = 1 << 20;

    /// <summary>What a single thread may keep on a core's stack.</summary>
    public const int MostBytesOfCoresThread = 1 << 22;

    /// <summary>CUDA's limit, in every generation of its GPUs ("CUDA C++ Programming Guide", technical specifications).</summary>
    public const int MostBytesOfCudaThread = 512 << 10;

    /// <summary>Loads a kernel with groups of a size that the device can hold.</summary>
    /// <exception cref="NotSupportedException">A thread keeps more to itself than the device grants.</exception>
    public static Kernel Load(Accelerator accelerator, Delegate kernel)
    {
        CompiledKernel compiled = accelerator.CompileKernel(
            EntryPointDescription.FromImplicitlyGroupedKernel(kernel.Method));
        switch (accelerator)
        {
            case CLAccelerator openCL when RunsOnCores(openCL):
                Require(ThreadBytes(compiled), MostBytesOfCoresThread);
                return accelerator.LoadImplicitlyGroupedKernel(
                    compiled, OnCore(ThreadBytes(compiled), accelerator.MaxNumThreadsPerGroup));
            case { AcceleratorType: AcceleratorType.Cuda }:
                // The driver sizes groups by registers, but sets memory aside for every thread that the GPU could hold.
                long resident = (long)accelerator.NumMultiprocessors * accelerator.MaxNumThreadsPerMultiprocessor;
                Require(ThreadBytes(compiled), Math.Min(MostBytesOfCudaThread, accelerator.MemorySize / resident));
                break;
        }

        return accelerator.LoadAutoGroupedKernel(compiled);
    }

    /// <summary>Whether a device's groups run on a processor's cores, a group on one.</summary>
    public static bool RunsOnCores(CLAccelerator accelerator) =>
        !accelerator.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU);

    /// <summary>Threads of a group on a core: a power of two.</summary>
    /// <param name="threadBytes">What a thread keeps to itself.</param>
    /// <param name="most">The most that the device takes.</param>
    public static int OnCore(long threadBytes, int most) =>
        1 << (int)Math.Log2(Math.Clamp(MostBytesOfCoresGroup / Math.Max(threadBytes, 1), 1, most));

    private static long ThreadBytes(CompiledKernel kernel) =>
        kernel.Info!.Functions.Sum(function => (long)function.LocalMemorySize);

    private static void Require(long bytes, long most)
    {
        if (bytes > most)
        {
            throw new NotSupportedException(
                $"a thread would keep {bytes:N0} bytes to itself, and the device grants {most:N0}; "
                + "accepted: smaller states, observations and layers");
        }
    }
}
