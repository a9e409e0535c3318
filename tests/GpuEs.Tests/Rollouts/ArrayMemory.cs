namespace GpuEs.Tests;

/// <summary>Plain memory for host execution of what kernels run.</summary>
internal readonly struct ArrayMemory(float[] elements, int first = 0) : IMemory
{
    public float this[int index]
    {
        get => elements[first + index];
        set => elements[first + index] = value;
    }
}
