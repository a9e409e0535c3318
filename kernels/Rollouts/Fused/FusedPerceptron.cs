namespace GpuEs;

/// <summary>The perceptron of <see cref="Perceptron{TLayers, TActivation, THead}"/>, shared out among threads.</summary>
internal struct FusedPerceptron<TLayers, TActivation, THead, TMembers> : IFusedNetwork<FusedPerceptron<TLayers, TActivation, THead, TMembers>>
    where TLayers : unmanaged, IFusedLayers<TLayers>
    where TActivation : struct, IActivation
    where THead : struct, IHead
    where TMembers : struct, IWidth
{
    private TLayers layers;

    public static FusedShape Shape<TEnvironment>()
        where TEnvironment : struct, ISizes
    {
        int inputs = TEnvironment.ObservationSize, outputs = ActionHead<THead>.Outputs<TEnvironment>();
        return new FusedShape(
            inputs, outputs, TLayers.Depth, TLayers.Widest, TLayers.LastWidth(inputs), TLayers.OutputStart(inputs, 0),
            TLayers.LargestLayer(inputs, outputs), TMembers.Value);
    }

    public static FusedPerceptron<TLayers, TActivation, THead, TMembers> Load<TNoise>(
        in MemberSource<TNoise> source, int inputs)
        where TNoise : struct, INoise => new() { layers = TLayers.Load(source, inputs, 0) };

    public static void Forward(
        in FusedPerceptron<TLayers, TActivation, THead, TMembers> network, in SharedActivations activations) =>
        TLayers.Forward<TActivation>(network.layers, activations, 0);

    public static void Act<TView>(ref TView view, in DeviceMemory outputs)
        where TView : struct, IView => ActionHead<THead>.Act(ref view, outputs, 0);
}
