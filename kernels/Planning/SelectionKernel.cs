using ILGPU;

namespace GpuEs;

/// <summary>
/// Finds the best candidates of each agent without sorting: a group per agent settles the key of the last of them bit by
/// bit, by counting the keys from there on.
/// </summary>
internal static class SelectionKernel
{
    /// <summary>
    /// The most threads that a group may have. Every thread adds up all threads' counts: for so few that is no slower than a
    /// tree, and it takes one barrier a bit. Atomics on shared memory, ILGPU 1.5.3 emits for OpenCL with a generic address
    /// space, which not every device has.
    /// </summary>
    public const int MostThreads = 64;

    /// <param name="Shape">Sizes.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="Count">How many are selected; 1 to Candidates.</param>
    /// <param name="Returns">[chunk agents x stride].</param>
    /// <param name="Thresholds">
    /// Out: [chunk agents] the selected are those with this key or a larger one; of a single one, its key.
    /// </param>
    public readonly record struct Arguments(
        PlanShape Shape, int Candidates, int Count, ArrayView<float> Returns, ArrayView<ulong> Thresholds);

    public static void Select(Arguments arguments)
    {
        int slot = Grid.IdxX, thread = Group.IdxX;
        int first = slot * arguments.Shape.Stride;

        // Two rows, so that a bit's counts are not overwritten before all have read them.
        ArrayView<int> counts = SharedMemory.Allocate<int>(2 * MostThreads);
        ulong threshold = 0;
        int bit = CandidateKey.Bits - 1;
        while (bit >= 0)
        {
            ulong tried = threshold | (1ul << bit);
            int count = 0;
            for (int candidate = thread; candidate < arguments.Candidates; candidate += Group.DimX)
                count += CandidateKey.From(arguments.Returns[first + candidate], candidate) >= tried ? 1 : 0;

            int row = (bit & 1) * MostThreads, sum = 0;
            counts[row + thread] = count;
            Group.Barrier();
            for (int other = 0; other < Group.DimX; other++)
                sum += counts[row + other];
            threshold += sum >= arguments.Count ? 1ul << bit : 0ul;
            bit = IsSettled(sum, arguments.Count) ? -1 : bit - 1;
        }

        if (thread == 0)
            arguments.Thresholds[slot] = threshold;
    }

    /// <summary>
    /// Whether further bits change nothing: as many keys as wanted are found, from some number on. Of a single one the key
    /// itself is wanted.
    /// </summary>
    public static bool IsSettled(int found, int wanted) => found == wanted && wanted > 1;
}
