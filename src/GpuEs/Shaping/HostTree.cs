namespace GpuEs;

/// <summary>A reduction on the host in the order of <see cref="ReductionTree{TNode}"/>.</summary>
internal sealed class HostTree<TNode>(int elements)
    where TNode : struct
{
    public delegate TNode Merge(in TNode left, in TNode right);

    /// <summary>The lowest level: a node per sixteen elements.</summary>
    public TNode[] Leaves { get; } = new TNode[Parents(elements)];

    /// <summary>The result; the leaves are overwritten.</summary>
    public TNode Reduce(Merge merge)
    {
        for (int count = Leaves.Length; count > 1; count = Parents(count))
        {
            for (int node = 0; node < Parents(count); node++)
            {
                int end = Math.Min((node + 1) * SummaryKernel.Arity, count);
                TNode merged = default;
                for (int child = node * SummaryKernel.Arity; child < end; child++)
                    merged = merge(merged, Leaves[child]);
                Leaves[node] = merged;
            }
        }

        return Leaves[0];
    }

    private static int Parents(int count) => (count + SummaryKernel.Arity - 1) / SummaryKernel.Arity;
}
