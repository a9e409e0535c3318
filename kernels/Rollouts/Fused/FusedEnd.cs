namespace GpuEs;

/// <summary>No further hidden layer.</summary>
internal struct FusedEnd : IFusedLayers<FusedEnd>
{
    // ILGPU wants no structs without fields.
    public int Nothing;

    public static int Depth => 0;

    public static int Widest => 1;

    public static int LargestLayer(int inputs, int outputs) => DenseLayer.ParameterCount(inputs, outputs);

    public static int LastWidth(int inputs) => inputs;

    public static int OutputStart(int inputs, int firstParameter) => firstParameter;

    public static FusedEnd Load<TNoise>(
        in MemberSource<TNoise> source, int inputs, int firstParameter)
        where TNoise : struct, INoise => new() { Nothing = firstParameter };

    public static void Forward<TActivation>(
        in FusedEnd layers, in SharedActivations activations, int layer)
        where TActivation : struct, IActivation
    {
    }
}
