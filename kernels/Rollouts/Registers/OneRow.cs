namespace GpuEs;

/// <summary>The weights of one input.</summary>
internal struct OneRow<TRow> : IMatrix<OneRow<TRow>, TRow>
    where TRow : unmanaged, IRow<TRow>
{
    private TRow row;

    public static int Count => 1;

    public static OneRow<TRow> Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory => new() { row = TRow.Load(parameters, first) };

    public static void MultiplyAdd<TInputs>(in OneRow<TRow> weights, in TInputs inputs, int first, ref TRow sums)
        where TInputs : struct, IInputs => TRow.MultiplyAdd(weights.row, inputs.Input(first), ref sums);
}
