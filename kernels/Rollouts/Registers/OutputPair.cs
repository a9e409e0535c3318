namespace GpuEs;

/// <summary>An output neuron and further ones.</summary>
internal struct OutputPair<TRow, TNext> : IRegisterOutputs<OutputPair<TRow, TNext>>
    where TRow : unmanaged, IRow<TRow>
    where TNext : unmanaged, IRegisterOutputs<TNext>
{
    private OneOutput<TRow> neuron;
    private TNext next;

    public static int Count => 1 + TNext.Count;

    public static OutputPair<TRow, TNext> Load<TMemory>(in TMemory parameters, int bias, int row)
        where TMemory : struct, IMemory => new()
        {
            neuron = OneOutput<TRow>.Load(parameters, bias, row),
            next = TNext.Load(parameters, bias + 1, row + TRow.Count),
        };

    public static void Forward<TInputs>(ref OutputPair<TRow, TNext> neurons, in TInputs inputs)
        where TInputs : struct, IInputs
    {
        OneOutput<TRow>.Forward(ref neurons.neuron, inputs);
        TNext.Forward(ref neurons.next, inputs);
    }

    public readonly float Output(int index) => index == 0 ? neuron.Output(0) : next.Output(index - 1);
}
