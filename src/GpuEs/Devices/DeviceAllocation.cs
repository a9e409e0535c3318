using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Memory on a device: the one place where the library asks for any.</summary>
internal static class DeviceAllocation
{
    /// <summary>Memory as it comes.</summary>
    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(this ComputeDevice device, long length)
        where T : unmanaged
    {
        using Lock.Scope turn = device.TakeTurn();
        return device.Accelerator.Allocate1D<T>(length);
    }

    /// <summary>Memory with a copy of values in it.</summary>
    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(this ComputeDevice device, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using Lock.Scope turn = device.TakeTurn();
        MemoryBuffer1D<T, Stride1D.Dense> buffer = device.Allocate<T>(values.Length);
        buffer.View.BaseView.CopyFromCPU(values);
        return buffer;
    }
}
