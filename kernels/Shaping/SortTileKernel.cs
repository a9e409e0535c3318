using ILGPU;

namespace GpuEs;

/// <summary>
/// The passes of <see cref="SortKernel"/> that stay within a tile of keys, in shared memory: one launch in place of up
/// to eleven for a block, and of sixty-six for the first tile.
/// </summary>
internal static class SortTileKernel
{
    public const int GroupThreads = 256;

    /// <summary>Keys of a tile; a group sorts one.</summary>
    public const int TileLength = 2048;

    /// <param name="firstBlock">Length of the first runs that are merged.</param>
    /// <param name="lastBlock">Length of the last; beyond a tile, the passes with distances within one.</param>
    /// <param name="keys">The keys; their number is a power of two, TileLength or more.</param>
    public static void Merge(int firstBlock, int lastBlock, ArrayView<uint> keys)
    {
        int tile = Grid.IdxX, thread = Group.IdxX;
        int start = tile * TileLength;
        ArrayView<uint> shared = SharedMemory.Allocate<uint>(TileLength);
        for (int index = thread; index < TileLength; index += GroupThreads)
            shared[index] = keys[start + index];
        Group.Barrier();
        for (int block = firstBlock; block <= lastBlock; block *= 2)
        {
            for (int distance = Math.Min(block, TileLength) / 2; distance > 0; distance /= 2)
            {
                for (int pair = thread; pair < TileLength / 2; pair += GroupThreads)
                    CompareExchange(shared, pair, distance, block, start);
                Group.Barrier();
            }
        }

        for (int index = thread; index < TileLength; index += GroupThreads)
            keys[start + index] = shared[index];
    }

    private static void CompareExchange(ArrayView<uint> shared, int pair, int distance, int block, int start)
    {
        int low = 2 * pair - (pair & (distance - 1));
        int high = low + distance;
        uint first = shared[low], second = shared[high];
        bool rising = ((start + low) & block) == 0;
        if (first > second == rising)
        {
            shared[low] = second;
            shared[high] = first;
        }
    }
}
