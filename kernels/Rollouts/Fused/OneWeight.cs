using ILGPU;

namespace GpuEs;

/// <summary>A single weight.</summary>
internal struct OneWeight : IWeights<OneWeight>
{
    private float weight;

    public static int Count => 1;

    public static OneWeight Load(in NeuronSource source, int first) => new() { weight = source.Weight(first) };

    public static float Chain(in OneWeight weights, ArrayView<Quad> inputs, int first, float sum)
    {
        Quad input = inputs[first / 4];
        return Exact.MultiplyAdd(weights.weight, input[first % 4], sum);
    }

    public static void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row, int first)
        where TInputs : struct, IInputs => row.Cast<float>()[first] = inputs.Input(first);
}
