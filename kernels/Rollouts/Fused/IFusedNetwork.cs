using ILGPU;

namespace GpuEs;

/// <summary>A network that a group of threads runs, a thread per neuron; a value holds one thread's weights.</summary>
internal interface IFusedNetwork<TSelf>
    where TSelf : unmanaged, IFusedNetwork<TSelf>
{
    /// <summary>The network's sizes.</summary>
    static abstract FusedShape Shape<TEnvironment>()
        where TEnvironment : struct, ISizes;

    /// <summary>Loads the thread's neurons; called by all threads of the group.</summary>
    static abstract TSelf Load<TNoise>(in MemberSource<TNoise> source, int inputs)
        where TNoise : struct, INoise;

    /// <summary>Runs the hidden layers; called by all threads of the group.</summary>
    static abstract void Forward(in TSelf network, in SharedActivations activations);

    /// <summary>Runs the output layer's chains; called by all threads of the group.</summary>
    static abstract void RunChains(in SharedOutput output, in SharedActivations activations);

    /// <summary>Sets the action from the raw outputs.</summary>
    static abstract void Act<TView>(ref TView view, in SummedOutputs outputs)
        where TView : struct, IView;

    /// <summary>Writes the scaled observation to its row.</summary>
    static abstract void Observe<TView>(in TView view, ArrayView<Quad> row)
        where TView : struct, IView;
}
