namespace GpuEs;

/// <summary>The last layer, an <see cref="OutputLayer"/>: no activation.</summary>
internal readonly struct Output : ILayers
{
    public static int ParameterCount(int inputs, int outputs) => DenseLayer.ParameterCount(inputs, outputs);

    public static int Widest(int inputs, int outputs) => Math.Max(inputs, outputs);

    public static int FanIn(int parameter, int inputs, int outputs) => parameter < outputs ? 0 : inputs;

    public static bool IsOutput(int parameter, int inputs, int outputs) => true;

    public static int Forward<TActivation, TMemory>(
        in TMemory parameters, int firstParameter, in TMemory scratch, int from, int to, int inputs, int outputs)
        where TActivation : struct, IActivation
        where TMemory : struct, IMemory
    {
        TMemory results = scratch;
        for (int neuron = 0; neuron < outputs; neuron++)
            results[to + neuron] = OutputLayer.Neuron(parameters, firstParameter, scratch, from, inputs, outputs, neuron);
        return to;
    }
}
