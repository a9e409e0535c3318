using ILGPU;

namespace GpuEs;

/// <summary>The length of a vector on a device, as the sum of its squares.</summary>
internal sealed class DeviceNorm : IDisposable
{
    private readonly Action<Index1D, ArrayView<float>, ArrayView<Squares>> squares;
    private readonly Action<Index1D, ArrayView<Squares>, ArrayView<Squares>> add;
    private readonly ReductionTree<Squares> tree;

    public DeviceNorm(ComputeDevice device, int length)
    {
        squares = device.Load<ArrayView<float>, ArrayView<Squares>>(NormKernel.Squares);
        add = device.Load<ArrayView<Squares>, ArrayView<Squares>>(NormKernel.Add);
        tree = new ReductionTree<Squares>(device, length);
    }

    /// <summary>[1].</summary>
    public ArrayView<Squares> SquaredLength => tree.Root;

    public void Measure(ArrayView<float> vector)
    {
        squares((int)tree.Leaves.Length, vector, tree.Leaves);
        tree.Reduce(add);
    }

    public void Dispose() => tree.Dispose();
}
