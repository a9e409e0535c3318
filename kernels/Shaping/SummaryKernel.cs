using ILGPU;

namespace GpuEs;

/// <summary>Summarises returns in a fixed tree, so that the sum has one order on every device.</summary>
internal static class SummaryKernel
{
    /// <summary>Children of a node of the tree: few levels, and still many threads.</summary>
    public const int Arity = 16;

    /// <summary>The lowest level: a thread per sixteen members.</summary>
    public static void Leaves(
        Index1D index, int episodesPerMember, ArrayView<float> fitness, ArrayView<int> steps,
        ArrayView<ReturnSummary> nodes)
    {
        int first = index * Arity, end = Math.Min(first + Arity, (int)fitness.Length);
        ReturnSummary summary = default;
        for (int member = first; member < end; member++)
        {
            long memberSteps = 0;
            for (int episode = 0; episode < episodesPerMember; episode++)
                memberSteps += steps[(long)member * episodesPerMember + episode];
            summary = ReturnSummary.Merge(summary, ReturnSummary.Of(fitness[member], memberSteps));
        }

        nodes[index] = summary;
    }

    /// <summary>A higher level: a thread per sixteen nodes of the level below.</summary>
    public static void Merge(Index1D index, ArrayView<ReturnSummary> below, ArrayView<ReturnSummary> nodes)
    {
        int first = index * Arity, end = Math.Min(first + Arity, (int)below.Length);
        ReturnSummary summary = default;
        for (int node = first; node < end; node++)
            summary = ReturnSummary.Merge(summary, below[node]);
        nodes[index] = summary;
    }
}
