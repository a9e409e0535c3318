namespace GpuEs.Tests;

/// <summary>A parameter vector in an array.</summary>
internal readonly struct ArrayPoint(float[] values) : IMemory
{
    public float this[int index]
    {
        get => values[index];
        set => values[index] = value;
    }
}
