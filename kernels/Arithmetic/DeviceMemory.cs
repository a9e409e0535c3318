using ILGPU;

namespace GpuEs;

/// <summary>A strided part of a device buffer: element i lies at start + i * stride.</summary>
internal readonly struct DeviceMemory(ArrayView<float> view, long start, int stride) : IMemory
{
    public float this[int index]
    {
        get => view[start + (long)index * stride];
        set => view[start + (long)index * stride] = value;
    }
}
