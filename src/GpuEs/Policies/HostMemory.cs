using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Plain memory of the host.</summary>
internal readonly unsafe struct HostMemory(float* pointer) : IMemory
{
    /// <summary>Floats that vectors may read behind the end of a buffer, so that no loop needs a scalar tail.</summary>
    public const int Padding = 8;

    public float this[int index]
    {
        get => pointer[index];
        set => pointer[index] = value;
    }

    /// <summary>Memory that stays where it is, with room behind it for <see cref="Padding"/>.</summary>
    public static float[] Allocate(int length) => GC.AllocateArray<float>(length + Padding, pinned: true);

    /// <summary>The address of memory from <see cref="Allocate"/>.</summary>
    public static float* AddressOf(float[] memory) =>
        (float*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(memory));
}
