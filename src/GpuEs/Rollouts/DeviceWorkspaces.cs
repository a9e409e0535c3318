using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>
/// Workspaces on a device, one for each thread of a launch: for as many threads as its share of memory takes. More
/// instances than that are played in several launches.
/// </summary>
internal sealed class DeviceWorkspaces : IDisposable
{
    // A GPU hides memory's latency by many threads: 65,536 of 16 KB. A processor plays a few at a time, through its caches.
    private const long GpuBytes = 1L << 30;
    private const long CpuBytes = 32L << 20;

    private readonly MemoryBuffer1D<float, Stride1D.Dense> buffer;

    /// <param name="device">Where.</param>
    /// <param name="instances">Instances that are to be played, 1 or more.</param>
    /// <param name="size">Floats of each; 0 where they need none.</param>
    /// <exception cref="InsufficientMemoryException">There is no room for a single tile of threads.</exception>
    public DeviceWorkspaces(ComputeDevice device, long instances, int size)
    {
        if (size == 0)
        {
            Threads = int.MaxValue;
            buffer = device.Allocate<float>(1);
            return;
        }

        long tileBytes = sizeof(float) * (long)DeviceWorkspace<float>.Tile * size;
        long wanted = (instances + DeviceWorkspace<float>.Tile - 1) / DeviceWorkspace<float>.Tile;
        long fitting = (device.Description.IsGpu ? GpuBytes : CpuBytes) / tileBytes;
        (buffer, long tiles) = Allocate(device, Math.Clamp(fitting, 1, wanted), size);
        Threads = (int)Math.Min(tiles * DeviceWorkspace<float>.Tile, int.MaxValue);
    }

    /// <summary>Threads that a launch may have.</summary>
    public int Threads { get; }

    /// <summary>[tiles x size x threads of a tile].</summary>
    public ArrayView<float> View => buffer.View;

    public void Dispose() => buffer.Dispose();

    private static (MemoryBuffer1D<float, Stride1D.Dense> Buffer, long Tiles) Allocate(
        ComputeDevice device, long tiles, int size)
    {
        for (; ; tiles /= 2)
        {
            try
            {
                return (device.Allocate<float>(tiles * DeviceWorkspace<float>.Tile * size), tiles);
            }
            catch (Exception exception) when (exception is AcceleratorException or OutOfMemoryException)
            {
                // Every driver has a type of its own for being out of memory.
                if (tiles == 1)
                {
                    throw new InsufficientMemoryException(
                        $"device {device.Description.Specification} has no room for {DeviceWorkspace<float>.Tile} "
                        + $"workspaces of {size} floats; lower WorkspaceSize", exception);
                }
            }
        }
    }
}
