namespace GpuEs;

/// <summary>An output neuron.</summary>
internal struct OneOutput<TRow> : IRegisterOutputs<OneOutput<TRow>>
    where TRow : unmanaged, IRow<TRow>
{
    private float bias;
    private float output;
    private TRow weights;

    public static int Count => 1;

    public static OneOutput<TRow> Load<TMemory>(in TMemory parameters, int bias, int row)
        where TMemory : struct, IMemory => new() { bias = parameters[bias], weights = TRow.Load(parameters, row) };

    public static void Forward<TInputs>(ref OneOutput<TRow> neurons, in TInputs inputs)
        where TInputs : struct, IInputs
    {
        OutputChains chains = default;
        TRow.Chain(neurons.weights, inputs, 0, ref chains);
        neurons.output = chains.Sum + neurons.bias;
    }

    public readonly float Output(int neuron) => output;
}
