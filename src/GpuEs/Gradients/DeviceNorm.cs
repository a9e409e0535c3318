using ILGPU;

namespace GpuEs;

/// <summary>The squared length of a vector on a device.</summary>
internal sealed class DeviceNorm : IDisposable
{
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>> squares;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>> add;
    private readonly ReductionTree<float> tree;

    public DeviceNorm(ComputeDevice device, int length)
    {
        squares = device.Load<ArrayView<float>, ArrayView<float>>(NormKernel.Squares);
        add = device.Load<ArrayView<float>, ArrayView<float>>(NormKernel.Add);
        tree = new ReductionTree<float>(device, length);
    }

    /// <summary>[1].</summary>
    public ArrayView<float> SquaredLength => tree.Root;

    public void Measure(ArrayView<float> vector)
    {
        squares((int)tree.Leaves.Length, vector, tree.Leaves);
        tree.Reduce(add);
    }

    public void Dispose() => tree.Dispose();
}
