namespace GpuEs;

/// <summary>Some floats, then some more.</summary>
internal struct RowPair<TFirst, TSecond> : IRow<RowPair<TFirst, TSecond>>
    where TFirst : unmanaged, IRow<TFirst>
    where TSecond : unmanaged, IRow<TSecond>
{
    private TFirst firsts;
    private TSecond seconds;

    public static int Count => TFirst.Count + TSecond.Count;

    public static RowPair<TFirst, TSecond> Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory => new()
        {
            firsts = TFirst.Load(parameters, first),
            seconds = TSecond.Load(parameters, first + TFirst.Count),
        };

    public static void MultiplyAdd(
        in RowPair<TFirst, TSecond> weights, float input, ref RowPair<TFirst, TSecond> sums)
    {
        TFirst.MultiplyAdd(weights.firsts, input, ref sums.firsts);
        TSecond.MultiplyAdd(weights.seconds, input, ref sums.seconds);
    }

    public static void Activate<TActivation>(ref RowPair<TFirst, TSecond> sums)
        where TActivation : struct, IActivation
    {
        TFirst.Activate<TActivation>(ref sums.firsts);
        TSecond.Activate<TActivation>(ref sums.seconds);
    }

    public static void Chain<TInputs>(
        in RowPair<TFirst, TSecond> weights, in TInputs inputs, int first, ref OutputChains chains)
        where TInputs : struct, IInputs
    {
        TFirst.Chain(weights.firsts, inputs, first, ref chains);
        TSecond.Chain(weights.seconds, inputs, first + TFirst.Count, ref chains);
    }

    public readonly float Input(int index) =>
        index < TFirst.Count ? firsts.Input(index) : seconds.Input(index - TFirst.Count);
}
