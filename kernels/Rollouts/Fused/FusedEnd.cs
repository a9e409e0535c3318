using ILGPU;

namespace GpuEs;

/// <summary>No further hidden layer, and what runs the output layer's chains.</summary>
internal struct FusedEnd<TChains> : IFusedLayers<FusedEnd<TChains>>
    where TChains : struct, IOutputChains
{
    // ILGPU wants no structs without fields.
    public int Nothing;

    public static int Depth => 0;

    public static int Widest => 1;

    public static int LargestLayer(int inputs, int outputs) => DenseLayer.ParameterCount(inputs, outputs);

    public static int LastWidth(int inputs) => inputs;

    public static int OutputStart(int inputs, int firstParameter) => firstParameter;

    public static FusedEnd<TChains> Load<TNoise>(
        in MemberSource<TNoise> source, int inputs, int firstParameter)
        where TNoise : struct, INoise => new() { Nothing = firstParameter };

    public static void Forward<TActivation>(
        in FusedEnd<TChains> layers, in SharedActivations activations, int layer)
        where TActivation : struct, IActivation
    {
    }

    public static void Store<TInputs>(in TInputs inputs, ArrayView<Quad> row)
        where TInputs : struct, IInputs
    {
    }

    public static void RunChains(in SharedOutput output, in SharedActivations activations) =>
        TChains.Run(output, activations);
}
