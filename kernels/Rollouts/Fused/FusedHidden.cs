using ILGPU;

namespace GpuEs;

/// <summary>A hidden layer, of which the thread holds one neuron, and the layers behind it.</summary>
internal struct FusedHidden<TWidth, TWeights, TNext> : IFusedLayers<FusedHidden<TWidth, TWeights, TNext>>
    where TWidth : struct, IWidth
    where TWeights : unmanaged, IWeights<TWeights>
    where TNext : unmanaged, IFusedLayers<TNext>
{
    private float bias;
    private TWeights weights;
    private TNext next;

    public static int Depth => 1 + TNext.Depth;

    public static int Widest => Math.Max(TWidth.Value, TNext.Widest);

    public static int LargestLayer(int inputs, int outputs) =>
        Math.Max(DenseLayer.ParameterCount(inputs, TWidth.Value), TNext.LargestLayer(TWidth.Value, outputs));

    public static int LastWidth(int inputs) => TNext.LastWidth(TWidth.Value);

    public static int OutputStart(int inputs, int firstParameter) =>
        TNext.OutputStart(TWidth.Value, firstParameter + DenseLayer.ParameterCount(inputs, TWidth.Value));

    public static FusedHidden<TWidth, TWeights, TNext> Load<TNoise>(
        in MemberSource<TNoise> source, int inputs, int firstParameter)
        where TNoise : struct, INoise
    {
        // Threads beyond a narrow layer repeat its last neuron, and nobody reads their result.
        int own = Math.Min(source.Shape.Neuron, TWidth.Value - 1);
        int parameters = DenseLayer.ParameterCount(inputs, TWidth.Value);
        NeuronSource layer = source.Stage(firstParameter, parameters, TWidth.Value, own);
        return new()
        {
            bias = layer.Bias,
            weights = TWeights.Load(layer, 0),
            next = TNext.Load(source, TWidth.Value, firstParameter + parameters),
        };
    }

    public static void Forward<TActivation>(
        in FusedHidden<TWidth, TWeights, TNext> layers, in SharedActivations activations, int layer)
        where TActivation : struct, IActivation
    {
        float sum = TWeights.Chain(layers.weights, activations.Row(activations.Shape.Slot, layer), 0, layers.bias);
        activations.Set(activations.Shape.Slot, layer + 1, activations.Shape.Neuron, TActivation.Apply(sum));
        Group.Barrier();
        TNext.Forward<TActivation>(layers.next, activations, layer + 1);
    }

    public static void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row)
        where TInputs : struct, IInputs => TWeights.Store(inputs, row, 0);

    public static void RunChains(in SharedOutput output, in SharedActivations activations) =>
        TNext.RunChains(output, activations);
}
