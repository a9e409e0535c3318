using ILGPU;

namespace GpuEs;

/// <summary>No link: the layer has fewer inputs than a neuron has chains.</summary>
internal readonly struct NoLink : IChainLinks
{
    public static int Count => 0;

    public static float Run(ArrayView<float> weights, ArrayView<float> inputs, int first, float sum) => sum;
}
