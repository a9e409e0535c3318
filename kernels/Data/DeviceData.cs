using ILGPU;

namespace GpuEs;

/// <summary>Shared data in a device's memory.</summary>
internal readonly struct DeviceData(ArrayView<float> values) : IData
{
    public int Length => values.IntLength;

    public float this[int index] => values[index];
}
