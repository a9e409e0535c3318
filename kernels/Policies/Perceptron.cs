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
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        TLayers.ParameterCount(TEnvironment.ObservationSize, Outputs<TEnvironment>());

    public static int ScratchSize<TEnvironment>()
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> => 2 * Half<TEnvironment>();

    public static float InitialDeviation<TEnvironment>(int parameter)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        InitialSpread<TLayers>.Deviation(parameter, TEnvironment.ObservationSize, Outputs<TEnvironment>());

    public static void Act<TEnvironment, TMemory>(
        ref TEnvironment environment, in TMemory parameters, in TMemory scratch)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
        where TMemory : struct, IMemory
    {
        TMemory activations = scratch;
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            activations[index] = Observation.Scaled(environment, index);
        int outputs = Outputs<TEnvironment>();
        int from = TLayers.Forward<TActivation, TMemory>(
            parameters, 0, scratch, 0, Half<TEnvironment>(), TEnvironment.ObservationSize, outputs);
        ActionHead<TEnvironment, THead>.Act(ref environment, scratch, from);
    }

    private static int Outputs<TEnvironment>()
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        ActionHead<TEnvironment, THead>.Outputs;

    private static int Half<TEnvironment>()
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        TLayers.Widest(TEnvironment.ObservationSize, Outputs<TEnvironment>());
}
