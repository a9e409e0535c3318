using System.Numerics;
using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Sorts keys on a device.</summary>
internal sealed class DeviceSort : IDisposable
{
    private readonly Action<Index1D, int, int, ArrayView<uint>> compareExchange;
    private readonly MemoryBuffer1D<uint, Stride1D.Dense> sorted;

    public DeviceSort(Accelerator accelerator, int count)
    {
        PaddedLength = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        compareExchange = accelerator
            .LoadAutoGroupedStreamKernel<Index1D, int, int, ArrayView<uint>>(SortKernel.CompareExchange);
        sorted = accelerator.Allocate1D<uint>(PaddedLength);
    }

    /// <summary>The number of keys rounded up to a power of two; the rest is padding.</summary>
    public int PaddedLength { get; }

    /// <summary>The keys in rising order, in memory of this sort's own.</summary>
    public ArrayView<uint> Sort(ArrayView<uint> keys)
    {
        sorted.View.BaseView.CopyFrom(keys);
        for (int block = 2; block <= PaddedLength; block *= 2)
        {
            for (int distance = block / 2; distance > 0; distance /= 2)
                compareExchange(PaddedLength / 2, distance, block, sorted.View);
        }

        return sorted.View;
    }

    public void Dispose() => sorted.Dispose();
}
