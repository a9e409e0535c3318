using ILGPU;

namespace GpuEs;

/// <summary>
/// A neuron's weights in one thread's registers. Kernels cannot index registers, so the weights are a tree of types
/// that unrolls itself: <see cref="WeightPair{TFirst, TSecond}"/> of quads and ones.
/// </summary>
internal interface IWeights<TSelf>
    where TSelf : unmanaged, IWeights<TSelf>
{
    static abstract int Count { get; }

    /// <summary>Loads the weights of inputs first, first + 1, ...</summary>
    static abstract TSelf Load(in NeuronSource source, int first);

    /// <summary>Continues the neuron's chain of fused multiply-adds over inputs first, first + 1, ...</summary>
    static abstract float Chain(in TSelf weights, ArrayView<Quad> inputs, int first, float sum);

    /// <summary>Writes inputs first, first + 1, ... of a layer to its row.</summary>
    static abstract void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row, int first)
        where TInputs : struct, IInputs;
}
