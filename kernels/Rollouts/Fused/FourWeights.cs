using ILGPU;

namespace GpuEs;

/// <summary>Four weights, whose inputs are one load.</summary>
internal struct FourWeights : IWeights<FourWeights>
{
    private float x, y, z, w;

    public static int Count => 4;

    public static FourWeights Load(in NeuronSource source, int first) => new()
    {
        x = source.Weight(first),
        y = source.Weight(first + 1),
        z = source.Weight(first + 2),
        w = source.Weight(first + 3),
    };

    public static float Chain(in FourWeights weights, ArrayView<Quad> inputs, int first, float sum)
    {
        Quad input = inputs[first / 4];
        sum = Exact.MultiplyAdd(weights.x, input.X, sum);
        sum = Exact.MultiplyAdd(weights.y, input.Y, sum);
        sum = Exact.MultiplyAdd(weights.z, input.Z, sum);
        return Exact.MultiplyAdd(weights.w, input.W, sum);
    }

    public static void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row, int first)
        where TInputs : struct, IInputs => row[first / 4] = new()
        {
            X = inputs.Input(first),
            Y = inputs.Input(first + 1),
            Z = inputs.Input(first + 2),
            W = inputs.Input(first + 3),
        };
}
