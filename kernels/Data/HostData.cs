namespace GpuEs;

/// <summary>Shared data in the host's memory, for environments and objectives that are called by hand.</summary>
public readonly struct HostData : IData
{
    // Null where there is no data: what takes none reads none.
    private readonly float[]? values;

    internal HostData(float[] values) => this.values = values;

    /// <inheritdoc/>
    public int Length => values?.Length ?? 0;

    /// <inheritdoc/>
    public float this[int index] => values![index];
}
