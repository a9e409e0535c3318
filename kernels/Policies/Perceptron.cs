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
    // Small, so that a fresh policy acts near the middle of its range and every action is within reach.
    private const float OutputDeviation = 0.1f;

    public static int ParameterCount<TEnvironment>()
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        TLayers.ParameterCount(TEnvironment.ObservationSize, Outputs<TEnvironment>());

    public static int ScratchSize<TEnvironment>()
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> => 2 * Half<TEnvironment>();

    public static float InitialDeviation<TEnvironment>(int parameter)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        int inputs = TEnvironment.ObservationSize, outputs = Outputs<TEnvironment>();
        int fanIn = TLayers.FanIn(parameter, inputs, outputs);
        if (fanIn == 0)
            return 0f;
        float deviation = 1f / MathF.Sqrt(fanIn);
        return TLayers.IsOutput(parameter, inputs, outputs) ? OutputDeviation * deviation : deviation;
    }

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
