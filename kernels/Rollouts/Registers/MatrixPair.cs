namespace GpuEs;

/// <summary>The weights of some inputs, then of some more.</summary>
internal struct MatrixPair<TFirst, TSecond, TRow> : IMatrix<MatrixPair<TFirst, TSecond, TRow>, TRow>
    where TFirst : unmanaged, IMatrix<TFirst, TRow>
    where TSecond : unmanaged, IMatrix<TSecond, TRow>
    where TRow : unmanaged, IRow<TRow>
{
    private TFirst firsts;
    private TSecond seconds;

    public static int Count => TFirst.Count + TSecond.Count;

    public static MatrixPair<TFirst, TSecond, TRow> Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory => new()
        {
            firsts = TFirst.Load(parameters, first),
            seconds = TSecond.Load(parameters, first + TFirst.Count * TRow.Count),
        };

    public static void MultiplyAdd<TInputs>(
        in MatrixPair<TFirst, TSecond, TRow> weights, in TInputs inputs, int first, ref TRow sums)
        where TInputs : struct, IInputs
    {
        TFirst.MultiplyAdd(weights.firsts, inputs, first, ref sums);
        TSecond.MultiplyAdd(weights.seconds, inputs, first + TFirst.Count, ref sums);
    }
}
