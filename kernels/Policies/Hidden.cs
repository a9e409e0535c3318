namespace GpuEs;

/// <summary>A hidden layer and what follows it.</summary>
internal readonly struct Hidden<TWidth, TNext> : ILayers
    where TWidth : struct, IWidth
    where TNext : struct, ILayers
{
    public static int ParameterCount(int inputs, int outputs) =>
        DenseLayer.ParameterCount(inputs, TWidth.Value) + TNext.ParameterCount(TWidth.Value, outputs);

    public static int Widest(int inputs, int outputs) => Math.Max(inputs, TNext.Widest(TWidth.Value, outputs));

    public static int FanIn(int parameter, int inputs, int outputs)
    {
        int own = DenseLayer.ParameterCount(inputs, TWidth.Value);
        return parameter >= own
            ? TNext.FanIn(parameter - own, TWidth.Value, outputs)
            : parameter < TWidth.Value ? 0 : inputs;
    }

    public static bool IsOutput(int parameter, int inputs, int outputs)
    {
        int own = DenseLayer.ParameterCount(inputs, TWidth.Value);
        return parameter >= own && TNext.IsOutput(parameter - own, TWidth.Value, outputs);
    }

    public static int Forward<TActivation, TMemory>(
        in TMemory parameters, int firstParameter, in TMemory scratch, int from, int to, int inputs, int outputs)
        where TActivation : struct, IActivation
        where TMemory : struct, IMemory
    {
        for (int neuron = 0; neuron < TWidth.Value; neuron++)
        {
            float sum = DenseLayer.Neuron(parameters, firstParameter, scratch, from, inputs, TWidth.Value, neuron);
            TMemory activations = scratch;
            activations[to + neuron] = TActivation.Apply(sum);
        }

        int next = firstParameter + DenseLayer.ParameterCount(inputs, TWidth.Value);
        return TNext.Forward<TActivation, TMemory>(parameters, next, scratch, to, from, TWidth.Value, outputs);
    }
}
