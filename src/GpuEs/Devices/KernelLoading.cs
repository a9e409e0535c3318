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
        device.Kernels.Get<Action<Index1D, T>, Action<Index1D, T>>(kernel, static (accelerator, kernel) =>
        {
            var launch = ThreadGroups.Load(accelerator, kernel)
                .CreateLauncherDelegate<Action<AcceleratorStream, Index1D, T>>();
            return (threads, argument) => launch(accelerator.DefaultStream, threads, argument);
        });

    /// <inheritdoc cref="Load{T}"/>
    public static Action<Index1D, T1, T2> Load<T1, T2>(this ComputeDevice device, Action<Index1D, T1, T2> kernel)
        where T1 : struct
        where T2 : struct =>
        device.Kernels.Get<Action<Index1D, T1, T2>, Action<Index1D, T1, T2>>(kernel, static (accelerator, kernel) =>
        {
            var launch = ThreadGroups.Load(accelerator, kernel)
                .CreateLauncherDelegate<Action<AcceleratorStream, Index1D, T1, T2>>();
            return (threads, first, second) => launch(accelerator.DefaultStream, threads, first, second);
        });

    /// <inheritdoc cref="Load{T}"/>
    public static Action<Index1D, T1, T2, T3> Load<T1, T2, T3>(
        this ComputeDevice device, Action<Index1D, T1, T2, T3> kernel)
        where T1 : struct
        where T2 : struct
        where T3 : struct =>
        device.Kernels.Get<Action<Index1D, T1, T2, T3>, Action<Index1D, T1, T2, T3>>(kernel, static (accelerator, kernel) =>
        {
            var launch = ThreadGroups.Load(accelerator, kernel)
                .CreateLauncherDelegate<Action<AcceleratorStream, Index1D, T1, T2, T3>>();
            return (threads, first, second, third) => launch(accelerator.DefaultStream, threads, first, second, third);
        });

    /// <inheritdoc cref="Load{T}"/>
    public static Action<Index1D, T1, T2, T3, T4> Load<T1, T2, T3, T4>(
        this ComputeDevice device, Action<Index1D, T1, T2, T3, T4> kernel)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct =>
        device.Kernels.Get<Action<Index1D, T1, T2, T3, T4>, Action<Index1D, T1, T2, T3, T4>>(kernel, static (accelerator, kernel) =>
        {
            var launch = ThreadGroups.Load(accelerator, kernel)
                .CreateLauncherDelegate<Action<AcceleratorStream, Index1D, T1, T2, T3, T4>>();
            return (threads, first, second, third, fourth) => launch(accelerator.DefaultStream, threads, first, second, third, fourth);
        });

    /// <summary>A kernel whose groups the caller sizes, since their threads share memory.</summary>
    /// <param name="device">The device.</param>
    /// <param name="kernel">What one thread does.</param>
    /// <param name="most">Threads of its largest group, where CUDA's compiler should leave each its share of registers.</param>
    /// <exception cref="NotSupportedException">It does not compile.</exception>
    public static Action<KernelConfig, T> LoadGroups<T>(this ComputeDevice device, Action<T> kernel, int? most = null)
        where T : struct =>
        device.Kernels.Get(
            kernel, (accelerator, kernel) => accelerator.LoadStreamKernel(kernel, new KernelSpecialization(most, null)));

    /// <inheritdoc cref="LoadGroups{T}"/>
    public static Action<KernelConfig, T1, T2, T3> LoadGroups<T1, T2, T3>(
        this ComputeDevice device, Action<T1, T2, T3> kernel)
        where T1 : struct
        where T2 : struct
        where T3 : struct =>
        device.Kernels.Get(kernel, static (accelerator, kernel) => accelerator.LoadStreamKernel(kernel));
}
