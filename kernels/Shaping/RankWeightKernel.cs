using ILGPU;

namespace GpuEs;

/// <summary>
/// Rank-based fitness shaping: each direction's weight in the gradient, as a whole number. A member's weight is the
/// utility of its rank; members with equal fitness share the mean of the utilities that they span.
/// </summary>
internal static class RankWeightKernel
{
    /// <param name="Members">N.</param>
    /// <param name="MembersPerDirection">2 with mirrored pairs, else 1.</param>
    /// <param name="UnsortedKeys">[N] Each member's key.</param>
    /// <param name="SortedKeys">[N ...] All keys, rising.</param>
    /// <param name="UtilitySums">[N + 1] Sum of the utilities of the ranks below r, worst first.</param>
    /// <param name="Weights">Out: [directions].</param>
    public readonly record struct Arguments(
        int Members, int MembersPerDirection, ArrayView<uint> UnsortedKeys, ArrayView<uint> SortedKeys,
        ArrayView<long> UtilitySums, ArrayView<int> Weights);

    public static void Weigh(Index1D index, Arguments arguments)
    {
        int direction = index;
        int member = direction * arguments.MembersPerDirection;
        int weight = Utility(arguments, member);
        if (arguments.MembersPerDirection == 2)
            weight -= Utility(arguments, member + 1);
        arguments.Weights[direction] = weight;
    }

    private static int Utility(in Arguments arguments, int member)
    {
        uint key = arguments.UnsortedKeys[member];
        int from = CountBelow(arguments.SortedKeys, arguments.Members, key);
        int to = CountBelow(arguments.SortedKeys, arguments.Members, key + 1);
        return (int)((arguments.UtilitySums[to] - arguments.UtilitySums[from]) / (to - from));
    }

    private static int CountBelow(ArrayView<uint> sortedKeys, int count, uint key)
    {
        int low = 0, high = count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            bool isBelow = sortedKeys[middle] < key;
            low = isBelow ? middle + 1 : low;
            high = isBelow ? high : middle;
        }

        return low;
    }
}
