namespace GpuEs;

/// <summary>The perceptron of <see cref="Perceptron{TLayers, TActivation, THead}"/>, all of it in one thread's registers.</summary>
internal struct RegisterPerceptron<TLayers, TActivation, THead> : IRegisterNetwork<RegisterPerceptron<TLayers, TActivation, THead>>
    where TLayers : unmanaged, IRegisterLayers<TLayers>
    where TActivation : struct, IActivation
    where THead : struct, IHead
{
    private TLayers layers;

    public static RegisterPerceptron<TLayers, TActivation, THead> Load<TMemory>(in TMemory parameters)
        where TMemory : struct, IMemory => new() { layers = TLayers.Load(parameters, 0) };

    public static void Act<TView>(
        in RegisterPerceptron<TLayers, TActivation, THead> network, ref TView view)
        where TView : struct, IView =>
        TLayers.Act<TActivation, THead, ObservedInputs<TView>, TView>(
            network.layers, new(view), ref view);
}
