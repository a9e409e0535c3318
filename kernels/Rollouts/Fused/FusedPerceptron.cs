using ILGPU;

namespace GpuEs;

/// <summary>The perceptron of <see cref="Perceptron{TLayers, TActivation, THead}"/>, shared out among threads.</summary>
internal struct FusedPerceptron<TLayers, TActivation, THead, TGroup> : IFusedNetwork<FusedPerceptron<TLayers, TActivation, THead, TGroup>>
    where TLayers : unmanaged, IFusedLayers<TLayers>
    where TActivation : struct, IActivation
    where THead : struct, IHead
    where TGroup : struct, IFusedGroup
{
    private TLayers layers;

    public static FusedShape Shape<TEnvironment>()
        where TEnvironment : struct, ISizes
    {
        int inputs = TEnvironment.ObservationSize, outputs = ActionHead<THead>.Outputs<TEnvironment>();
        return new FusedShape(
            inputs, outputs, TLayers.Depth, TLayers.Widest, TLayers.LastWidth(inputs), TLayers.OutputStart(inputs, 0),
            TLayers.LargestLayer(inputs, outputs), TGroup.Members, TGroup.Directions);
    }

    public static FusedPerceptron<TLayers, TActivation, THead, TGroup> Load<TNoise>(
        in MemberSource<TNoise> source, int inputs)
        where TNoise : struct, INoise => new() { layers = TLayers.Load(source, inputs, 0) };

    public static void Forward(
        in FusedPerceptron<TLayers, TActivation, THead, TGroup> network, in SharedActivations activations) =>
        TLayers.Forward<TActivation>(network.layers, activations, 0);

    public static void RunChains(in SharedOutput output, in SharedActivations activations) =>
        TLayers.RunChains(output, activations);

    public static void Act<TView>(ref TView view, in SummedOutputs outputs)
        where TView : struct, IView => ActionHead<THead>.Act(ref view, outputs, 0);

    public static void Observe<TView>(in TView view, ArrayView<Quad> row)
        where TView : struct, IView => TLayers.Store(new ObservedInputs<TView>(view), row);
}
