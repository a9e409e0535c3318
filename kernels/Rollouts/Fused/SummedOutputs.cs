namespace GpuEs;

/// <summary>A member's raw outputs, added up when they are asked for; heads ask once.</summary>
internal readonly struct SummedOutputs(SharedOutput output, int slot) : IMemory
{
    // Heads only read outputs.
    public float this[int index]
    {
        get => output.Sum(slot, index);
        set { }
    }
}
