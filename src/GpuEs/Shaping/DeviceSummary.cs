using ILGPU;

namespace GpuEs;

/// <summary>The summary of a generation's returns on a device.</summary>
internal sealed class DeviceSummary : IDisposable
{
    private readonly Action<Index1D, int, ArrayView<float>, ArrayView<int>, ArrayView<ReturnSummary>> leaves;
    private readonly Action<Index1D, ArrayView<ReturnSummary>, ArrayView<ReturnSummary>> merge;
    private readonly ReductionTree<ReturnSummary> tree;

    public DeviceSummary(ComputeDevice device, int count)
    {
        leaves = device.Load<int, ArrayView<float>, ArrayView<int>, ArrayView<ReturnSummary>>(SummaryKernel.Leaves);
        merge = device.Load<ArrayView<ReturnSummary>, ArrayView<ReturnSummary>>(SummaryKernel.Merge);
        tree = new ReductionTree<ReturnSummary>(device, count);
    }

    /// <summary>[1].</summary>
    public ArrayView<ReturnSummary> Root => tree.Root;

    public void Summarise(int episodesPerMember, ArrayView<float> fitness, ArrayView<int> steps)
    {
        leaves((int)tree.Leaves.Length, episodesPerMember, fitness, steps, tree.Leaves);
        tree.Reduce(merge);
    }

    public void Dispose() => tree.Dispose();
}
