namespace GpuEs;

/// <summary>No floats at all.</summary>
internal readonly struct NoData(int length) : IData
{
    // A field, since ILGPU wants no structs without.
    public int Length => length;

    public float this[int index] => 0f;
}
