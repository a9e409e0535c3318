using ILGPU;

namespace GpuEs;

/// <summary>
/// One thread's part of a device buffer that threads share in tiles of 32: number i of a tile's threads, then number
/// i + 1 of them. A warp reads neighbours, and a constant index is a constant distance in bytes.
/// </summary>
internal readonly struct DeviceWorkspace<T>(ArrayView<T> view, long start) : IWorkspace<DeviceWorkspace<T>, T>
    where T : unmanaged
{
    /// <summary>Threads of a tile.</summary>
    public const int Tile = 32;

    public T this[int index]
    {
        get => view[start + (long)index * Tile];
        set => view[start + (long)index * Tile] = value;
    }

    public DeviceWorkspace<T> At(int offset) => new(view, start + (long)offset * Tile);

    /// <summary>A thread's.</summary>
    /// <param name="view">Whole tiles.</param>
    /// <param name="thread">The thread, from 0.</param>
    /// <param name="size">Numbers that each has.</param>
    public static DeviceWorkspace<T> Of(ArrayView<T> view, int thread, int size) =>
        new(view, (long)(thread / Tile) * size * Tile + thread % Tile);
}
