using ILGPU;

namespace GpuEs;

/// <summary>A single link.</summary>
internal readonly struct OneLink : IChainLinks
{
    public static int Count => 1;

    public static float Run(ArrayView<float> weights, ArrayView<float> inputs, int first, float sum) =>
        Exact.MultiplyAdd(weights[first * OutputLayer.Chains], inputs[first * OutputLayer.Chains], sum);
}
