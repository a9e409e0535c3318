namespace GpuEs;

/// <summary>A network that predicts an environment's next step, in a kernel.</summary>
/// <param name="parameters">Its parameters.</param>
/// <param name="scratch">Working memory of <see cref="ScratchSize"/> floats.</param>
internal readonly struct LayersNetwork<TEnvironment, TLayers, TActivation>(DeviceMemory parameters, DeviceMemory scratch)
    : INetwork
    where TEnvironment : struct, ISizes
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
{
    private readonly DeviceMemory scratch = scratch;

    public static int ParameterCount =>
        TLayers.ParameterCount(DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);

    /// <summary>Activations stand in two halves, used in turn.</summary>
    public static int ScratchSize => 2 * Half;

    private static int Half => TLayers.Widest(DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);

    public float this[int index]
    {
        get => scratch[index];
        set
        {
            DeviceMemory activations = scratch;
            activations[index] = value;
        }
    }

    public int Run() => TLayers.Forward<TActivation, DeviceMemory>(
        parameters, 0, scratch, 0, Half, DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);
}
