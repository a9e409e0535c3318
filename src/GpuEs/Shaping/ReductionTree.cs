using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>
/// The nodes of a reduction in a fixed order: sixteen neighbours make a node, level by level, down to one. The order
/// follows from the number of elements alone.
/// </summary>
internal sealed class ReductionTree<TNode> : IDisposable
    where TNode : unmanaged
{
    private readonly MemoryBuffer1D<TNode, Stride1D.Dense> nodes;
    private readonly ArrayView<TNode>[] levels;

    public ReductionTree(ComputeDevice device, int elements)
    {
        var lengths = new List<int>();
        do
        {
            elements = (elements + SummaryKernel.Arity - 1) / SummaryKernel.Arity;
            lengths.Add(elements);
        }
        while (elements > 1);

        nodes = device.Allocate<TNode>(lengths.Sum());
        levels = new ArrayView<TNode>[lengths.Count];
        int start = 0;
        for (int level = 0; level < levels.Length; level++)
        {
            levels[level] = nodes.View.BaseView.SubView(start, lengths[level]);
            start += lengths[level];
        }
    }

    /// <summary>The lowest level: a node per sixteen elements.</summary>
    public ArrayView<TNode> Leaves => levels[0];

    /// <summary>[1] The result.</summary>
    public ArrayView<TNode> Root => levels[^1];

    /// <summary>Fills the levels above the lowest.</summary>
    public void Reduce(Action<Index1D, ArrayView<TNode>, ArrayView<TNode>> merge)
    {
        for (int level = 1; level < levels.Length; level++)
            merge((int)levels[level].Length, levels[level - 1], levels[level]);
    }

    public void Dispose() => nodes.Dispose();
}
