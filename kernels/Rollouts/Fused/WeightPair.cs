using ILGPU;

namespace GpuEs;

/// <summary>Some weights, then some more.</summary>
internal struct WeightPair<TFirst, TSecond> : IWeights<WeightPair<TFirst, TSecond>>
    where TFirst : unmanaged, IWeights<TFirst>
    where TSecond : unmanaged, IWeights<TSecond>
{
    private TFirst firsts;
    private TSecond seconds;

    public static int Count => TFirst.Count + TSecond.Count;

    public static WeightPair<TFirst, TSecond> Load(in NeuronSource source, int first) => new()
    {
        firsts = TFirst.Load(source, first),
        seconds = TSecond.Load(source, first + TFirst.Count),
    };

    public static float Chain(in WeightPair<TFirst, TSecond> weights, ArrayView<Quad> inputs, int first, float sum)
    {
        sum = TFirst.Chain(weights.firsts, inputs, first, sum);
        return TSecond.Chain(weights.seconds, inputs, first + TFirst.Count, sum);
    }

    public static void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row, int first)
        where TInputs : struct, IInputs
    {
        TFirst.Store(inputs, row, first);
        TSecond.Store(inputs, row, first + TFirst.Count);
    }
}
