using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Plain memory of the host: number i lies at pointer + i.</summary>
internal readonly unsafe struct HostWorkspace<T>(T* pointer) : IWorkspace<HostWorkspace<T>, T>
    where T : unmanaged
{
    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => pointer[index];
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => pointer[index] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HostWorkspace<T> At(int offset) => new(pointer + offset);
}
