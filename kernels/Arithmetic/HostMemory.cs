namespace GpuEs;

/// <summary>Plain memory of the host: element i lies at pointer + i.</summary>
internal readonly unsafe struct HostMemory(float* pointer) : IMemory
{
    public float this[int index]
    {
        get => pointer[index];
        set => pointer[index] = value;
    }
}
