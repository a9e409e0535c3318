using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Tables in plain memory of the host.</summary>
internal readonly unsafe struct HostTables(int* wholes, float* numbers) : ITables
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Whole(int index) => wholes[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Number(int index) => numbers[index];
}
