using ILGPU;

namespace GpuEs;

/// <summary>The links of an output neuron's chain as a type that unrolls itself: every eighth input has one.</summary>
internal interface IChainLinks
{
    static abstract int Count { get; }

    /// <summary>Continues the chain over links first, first + 1, ...</summary>
    static abstract float Run(ArrayView<float> weights, ArrayView<float> inputs, int first, float sum);
}
