using ILGPU;

namespace GpuEs;

/// <summary>
/// The hidden layers of a perceptron that a group of threads shares out: thread j holds neuron j of every layer.
/// </summary>
internal interface IFusedLayers<TSelf>
    where TSelf : unmanaged, IFusedLayers<TSelf>
{
    /// <summary>Hidden layers from here on.</summary>
    static abstract int Depth { get; }

    /// <summary>Neurons of the widest hidden layer from here on.</summary>
    static abstract int Widest { get; }

    /// <summary>Parameters of the largest layer from here on, the output layer included.</summary>
    static abstract int LargestLayer(int inputs, int outputs);

    /// <summary>Inputs of the output layer.</summary>
    static abstract int LastWidth(int inputs);

    /// <summary>The first parameter of the output layer.</summary>
    static abstract int OutputStart(int inputs, int firstParameter);

    /// <summary>Loads the thread's neurons; called by all threads of the group, since they stage the noise together.</summary>
    static abstract TSelf Load<TNoise>(in MemberSource<TNoise> source, int inputs, int firstParameter)
        where TNoise : struct, INoise;

    /// <summary>Runs the layers; activations go from layer to layer through shared memory.</summary>
    static abstract void Forward<TActivation>(in TSelf layers, in SharedActivations activations, int layer)
        where TActivation : struct, IActivation;

    /// <summary>Writes the first layer's inputs to their row.</summary>
    static abstract void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row)
        where TInputs : struct, IInputs;

    /// <summary>Runs the output layer's chains; called by all threads of the group.</summary>
    static abstract void RunChains(in SharedOutput output, in SharedActivations activations);
}
