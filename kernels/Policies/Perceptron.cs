namespace GpuEs;

/// <summary>
/// The multilayer perceptron, with any number of hidden layers; with none it is the linear policy. The head follows
/// from the environment: the first largest output for choices, else <typeparamref name="THead"/>.
/// </summary>
internal readonly struct Perceptron<TLayers, TActivation, THead> : IPolicy<Perceptron<TLayers, TActivation, THead>>
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
    where THead : struct, IHead
{
    public static int ParameterCount<TEnvironment>()
        where TEnvironment : struct, ISizes =>
        TLayers.ParameterCount(TEnvironment.ObservationSize, Outputs<TEnvironment>());

    public static int ScratchSize<TEnvironment>()
        where TEnvironment : struct, ISizes => 2 * Half<TEnvironment>();

    public static float InitialDeviation<TEnvironment>(int parameter)
        where TEnvironment : struct, ISizes =>
        InitialSpread<TLayers>.Deviation(parameter, TEnvironment.ObservationSize, Outputs<TEnvironment>());

    public static void Act<TView, TMemory>(ref TView view, in TMemory parameters, in TMemory scratch)
        where TView : struct, IView
        where TMemory : struct, IMemory
    {
        TMemory activations = scratch;
        for (int index = 0; index < TView.ObservationSize; index++)
            activations[index] = Observation.Scaled<TView>(view.Observe(index), index);
        int from = TLayers.Forward<TActivation, TMemory>(
            parameters, 0, scratch, 0, Half<TView>(), TView.ObservationSize, Outputs<TView>());
        ActionHead<THead>.Act(ref view, scratch, from);
    }

    private static int Outputs<TEnvironment>()
        where TEnvironment : struct, ISizes =>
        ActionHead<THead>.Outputs<TEnvironment>();

    private static int Half<TEnvironment>()
        where TEnvironment : struct, ISizes =>
        TLayers.Widest(TEnvironment.ObservationSize, Outputs<TEnvironment>());
}
