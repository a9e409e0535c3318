using System.Numerics;
using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Sorts keys on a device.</summary>
internal sealed class DeviceSort : IDisposable
{
    private readonly Action<Index1D, int, int, ArrayView<uint>> compareExchange;
    private readonly Action<KernelConfig, int, int, ArrayView<uint>>? mergeTiles;
    private readonly MemoryBuffer1D<uint, Stride1D.Dense> sorted;

    public DeviceSort(ComputeDevice device, int count)
    {
        PaddedLength = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        compareExchange = device.Load<int, int, ArrayView<uint>>(SortKernel.CompareExchange);

        // ILGPU's CPU accelerator has small groups, and barriers cost it more than launches.
        if (device.Accelerator.MaxNumThreadsPerGroup >= SortTileKernel.GroupThreads
            && PaddedLength >= SortTileKernel.TileLength)
        {
            mergeTiles = device.LoadGroups<int, int, ArrayView<uint>>(SortTileKernel.Merge);
        }

        sorted = device.Allocate<uint>(PaddedLength);
    }

    /// <summary>The number of keys rounded up to a power of two; the rest is padding.</summary>
    public int PaddedLength { get; }

    private int TileLength => mergeTiles is null ? 1 : SortTileKernel.TileLength;

    /// <summary>The keys in rising order, in memory of this sort's own.</summary>
    public ArrayView<uint> Sort(ArrayView<uint> keys)
    {
        sorted.View.BaseView.CopyFrom(keys);
        MergeTiles(2, TileLength);
        for (int block = 2 * TileLength; block <= PaddedLength; block *= 2)
        {
            for (int distance = block / 2; distance >= TileLength; distance /= 2)
                compareExchange(PaddedLength / 2, distance, block, sorted.View);
            MergeTiles(block, block);
        }

        return sorted.View;
    }

    public void Dispose() => sorted.Dispose();

    private void MergeTiles(int firstBlock, int lastBlock) =>
        mergeTiles?.Invoke((PaddedLength / TileLength, SortTileKernel.GroupThreads), firstBlock, lastBlock, sorted.View);
}
