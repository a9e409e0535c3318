using ILGPU;

namespace GpuEs;

/// <summary>One pass of a bitonic sort (Batcher 1968) of keys, whose number is a power of two.</summary>
internal static class SortKernel
{
    /// <param name="index">A pair of elements that are compared, 0 to length / 2 - 1.</param>
    /// <param name="distance">How far apart the two are: a power of two.</param>
    /// <param name="block">Length of the runs that the pass belongs to; every second one falls.</param>
    /// <param name="keys">The keys.</param>
    public static void CompareExchange(Index1D index, int distance, int block, ArrayView<uint> keys)
    {
        int pair = index;
        int low = 2 * pair - (pair & (distance - 1));
        int high = low + distance;
        uint first = keys[low], second = keys[high];
        bool rising = (low & block) == 0;
        if (first > second == rising)
        {
            keys[low] = second;
            keys[high] = first;
        }
    }
}
