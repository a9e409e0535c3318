namespace GpuEs;

/// <summary>A hidden layer's weights in one thread's registers: a row for every input, unrolled by type.</summary>
internal interface IMatrix<TSelf, TRow>
    where TSelf : unmanaged, IMatrix<TSelf, TRow>
    where TRow : unmanaged, IRow<TRow>
{
    /// <summary>Rows, one for each input.</summary>
    static abstract int Count { get; }

    /// <summary>Loads the rows, one after the other.</summary>
    static abstract TSelf Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory;

    /// <summary>Continues the neurons' chains over inputs first, first + 1, ...</summary>
    static abstract void MultiplyAdd<TInputs>(in TSelf weights, in TInputs inputs, int first, ref TRow sums)
        where TInputs : struct, IInputs;
}
