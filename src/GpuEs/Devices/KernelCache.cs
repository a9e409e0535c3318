using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.IR;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>
/// The kernels of a device: each is compiled once, at its first use, and kept until the device is closed. ILGPU's own
/// cache forgets kernels that nobody holds, and compiling one again takes up to a second on OpenCL.
/// </summary>
internal sealed class KernelCache(ComputeDevice device)
{
    private readonly Dictionary<MethodInfo, Delegate> launchers = [];

    /// <summary>What launches a kernel.</summary>
    /// <param name="kernel">What one thread does.</param>
    /// <param name="compile">Makes the launcher where there is none yet.</param>
    /// <exception cref="NotSupportedException">The kernel does not compile; others do, before and after.</exception>
    public TLauncher Get<TKernel, TLauncher>(TKernel kernel, Func<Accelerator, TKernel, TLauncher> compile)
        where TKernel : Delegate
        where TLauncher : Delegate
    {
        using Lock.Scope turn = device.TakeTurn();
        if (launchers.TryGetValue(kernel.Method, out Delegate? known))
            return (TLauncher)known;
        TLauncher launcher;
        try
        {
            launcher = compile(device.Accelerator, kernel);
        }
        catch (Exception exception)
        {
            // ILGPU's front end, its back ends and drivers each fail in types of their own.
            ForgetHalfDone(device.Accelerator.Context);
            if (exception is OutOfMemoryException)
                throw;
            string found = string.Join(". ", KernelCheck.Of(kernel.Method));
            throw new NotSupportedException(
                found.Length > 0 ? $"device {device.Description.Specification}: {found}"
                : $"device {device.Description.Specification} cannot compile {kernel.Method.DeclaringType}."
                + $"{kernel.Method.Name}: {exception.Message}", exception);
        }

        launchers.Add(kernel.Method, launcher);
        return launcher;
    }

    // Methods that the front end has declared and not finished stay in the context's list, and the next compilation
    // optimises all of the list: without this, every later kernel fails. Kernels that are compiled were copied out of it.
    private static void ForgetHalfDone(Context context) => FrontEnd(context).ClearCache(ClearCacheMode.Default);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_IRContext")]
    private static extern IRContext FrontEnd(Context context);
}
