namespace GpuEs;

/// <summary>The length of a vector on the host; the bits of <see cref="DeviceNorm"/>.</summary>
internal sealed class HostNorm(int length)
{
    private readonly HostTree<Squares> tree = new(length);

    public float Length(ReadOnlySpan<float> vector)
    {
        for (int leaf = 0; leaf < tree.Leaves.Length; leaf++)
        {
            Squares sum = default;
            int first = leaf * SummaryKernel.Arity, end = Math.Min(first + SummaryKernel.Arity, vector.Length);
            foreach (float element in vector[first..end])
                sum = sum.With(element);
            tree.Leaves[leaf] = sum;
        }

        return tree.Reduce(static (in Squares left, in Squares right) => left + right).Root();
    }
}
