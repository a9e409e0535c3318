using ILGPU;

namespace GpuEs;

/// <summary>The squared length of a vector, summed in a fixed tree of sixteen children a node.</summary>
internal static class NormKernel
{
    public static void Squares(Index1D index, ArrayView<float> vector, ArrayView<float> nodes)
    {
        int first = index * SummaryKernel.Arity, end = Math.Min(first + SummaryKernel.Arity, (int)vector.Length);
        float sum = 0f;
        for (int element = first; element < end; element++)
            sum = Exact.MultiplyAdd(vector[element], vector[element], sum);
        nodes[index] = sum;
    }

    public static void Add(Index1D index, ArrayView<float> below, ArrayView<float> nodes)
    {
        int first = index * SummaryKernel.Arity, end = Math.Min(first + SummaryKernel.Arity, (int)below.Length);
        float sum = 0f;
        for (int node = first; node < end; node++)
            sum += below[node];
        nodes[index] = sum;
    }
}
