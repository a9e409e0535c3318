namespace GpuEs;

/// <summary>No memory at all.</summary>
internal readonly struct NoWorkspace(int offset) : IWorkspace<NoWorkspace, float>
{
    // A field, since ILGPU wants no structs without.
    private readonly int offset = offset;

    public float this[int index]
    {
        get => 0f;
        set { }
    }

    public NoWorkspace At(int offset) => new(this.offset + offset);
}
