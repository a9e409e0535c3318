using ILGPU;

namespace GpuEs;

/// <summary>Some links, then some more.</summary>
internal readonly struct LinkPair<TFirst, TSecond> : IChainLinks
    where TFirst : struct, IChainLinks
    where TSecond : struct, IChainLinks
{
    public static int Count => TFirst.Count + TSecond.Count;

    public static float Run(ArrayView<float> weights, ArrayView<float> inputs, int first, float sum)
    {
        sum = TFirst.Run(weights, inputs, first, sum);
        return TSecond.Run(weights, inputs, first + TFirst.Count, sum);
    }
}
