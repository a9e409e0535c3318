using ILGPU;

namespace GpuEs;

/// <summary>Tables in device memory.</summary>
internal readonly struct DeviceTables(ArrayView<int> wholes, ArrayView<float> numbers) : ITables
{
    public int Whole(int index) => wholes[index];

    public float Number(int index) => numbers[index];
}
