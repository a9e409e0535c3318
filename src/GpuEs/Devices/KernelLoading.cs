using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Loads kernels for a device: the one place where the library compiles any.</summary>
internal static class KernelLoading
{
    /// <summary>A kernel of a number of threads, in groups as the device likes them.</summary>
    /// <exception cref="NotSupportedException">It does not compile.</exception>
    public static Action<Index1D, T> Load<T>(this ComputeDevice device, Action<Index1D, T> kernel)
        where T : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadAutoGroupedStreamKernel(kernel));

    /// <inheritdoc cref="Load{T}"/>
    public static Action<Index1D, T1, T2> Load<T1, T2>(this ComputeDevice device, Action<Index1D, T1, T2> kernel)
        where T1 : struct
        where T2 : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadAutoGroupedStreamKernel(kernel));

    /// <inheritdoc cref="Load{T}"/>
    public static Action<Index1D, T1, T2, T3> Load<T1, T2, T3>(
        this ComputeDevice device, Action<Index1D, T1, T2, T3> kernel)
        where T1 : struct
        where T2 : struct
        where T3 : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadAutoGroupedStreamKernel(kernel));

    /// <inheritdoc cref="Load{T}"/>
    public static Action<Index1D, T1, T2, T3, T4> Load<T1, T2, T3, T4>(
        this ComputeDevice device, Action<Index1D, T1, T2, T3, T4> kernel)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadAutoGroupedStreamKernel(kernel));

    /// <summary>A kernel whose groups the caller sizes, since their threads share memory.</summary>
    /// <exception cref="NotSupportedException">It does not compile.</exception>
    public static Action<KernelConfig, T> LoadGroups<T>(this ComputeDevice device, Action<T> kernel)
        where T : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadStreamKernel(kernel));

    /// <inheritdoc cref="LoadGroups{T}"/>
    public static Action<KernelConfig, T1, T2, T3> LoadGroups<T1, T2, T3>(
        this ComputeDevice device, Action<T1, T2, T3> kernel)
        where T1 : struct
        where T2 : struct
        where T3 : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadStreamKernel(kernel));
}
