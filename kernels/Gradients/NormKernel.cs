using ILGPU;

namespace GpuEs;

/// <summary>The squares of a vector, summed in a fixed tree of sixteen children a node.</summary>
internal static class NormKernel
{
    public static void Squares(Index1D index, ArrayView<float> vector, ArrayView<Squares> nodes)
    {
        int first = index * SummaryKernel.Arity, end = Math.Min(first + SummaryKernel.Arity, (int)vector.Length);
        Squares sum = default;
        for (int element = first; element < end; element++)
            sum = sum.With(vector[element]);
        nodes[index] = sum;
    }

    public static void Add(Index1D index, ArrayView<Squares> below, ArrayView<Squares> nodes)
    {
        int first = index * SummaryKernel.Arity, end = Math.Min(first + SummaryKernel.Arity, (int)below.Length);
        Squares sum = default;
        for (int node = first; node < end; node++)
            sum += below[node];
        nodes[index] = sum;
    }
}
