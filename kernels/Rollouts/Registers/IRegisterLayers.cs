namespace GpuEs;

/// <summary>A perceptron's layers from one on, with their weights in one thread's registers.</summary>
internal interface IRegisterLayers<TSelf>
    where TSelf : unmanaged, IRegisterLayers<TSelf>
{
    /// <summary>Loads the layers, whose parameters begin at an index.</summary>
    static abstract TSelf Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory;

    /// <summary>Runs the layers and sets the environment's action.</summary>
    static abstract void Act<TActivation, THead, TInputs, TView>(
        in TSelf layers, in TInputs inputs, ref TView view)
        where TActivation : struct, IActivation
        where THead : struct, IHead
        where TInputs : struct, IInputs
        where TView : struct, IView;
}
