namespace GpuEs;

/// <summary>The squared length of a vector on the host; the bits of <see cref="DeviceNorm"/>.</summary>
internal sealed class HostNorm(int length)
{
    private readonly HostTree<float> tree = new(length);

    public float SquaredLength(ReadOnlySpan<float> vector)
    {
        for (int leaf = 0; leaf < tree.Leaves.Length; leaf++)
        {
            float sum = 0f;
            int first = leaf * SummaryKernel.Arity, end = Math.Min(first + SummaryKernel.Arity, vector.Length);
            foreach (float element in vector[first..end])
                sum = Exact.MultiplyAdd(element, element, sum);
            tree.Leaves[leaf] = sum;
        }

        return tree.Reduce(static (in float left, in float right) => left + right);
    }
}
