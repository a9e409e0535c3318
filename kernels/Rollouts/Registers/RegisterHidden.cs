namespace GpuEs;

/// <summary>A hidden layer, the same sums as <see cref="DenseLayer"/>'s, and the layers behind it.</summary>
internal struct RegisterHidden<TMatrix, TRow, TNext> : IRegisterLayers<RegisterHidden<TMatrix, TRow, TNext>>
    where TMatrix : unmanaged, IMatrix<TMatrix, TRow>
    where TRow : unmanaged, IRow<TRow>
    where TNext : unmanaged, IRegisterLayers<TNext>
{
    private TRow biases;
    private TMatrix weights;
    private TNext next;

    public static RegisterHidden<TMatrix, TRow, TNext> Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory => new()
        {
            biases = TRow.Load(parameters, first),
            weights = TMatrix.Load(parameters, first + TRow.Count),
            next = TNext.Load(parameters, first + DenseLayer.ParameterCount(TMatrix.Count, TRow.Count)),
        };

    public static void Act<TActivation, THead, TInputs, TView>(
        in RegisterHidden<TMatrix, TRow, TNext> layers, in TInputs inputs, ref TView view)
        where TActivation : struct, IActivation
        where THead : struct, IHead
        where TInputs : struct, IInputs
        where TView : struct, IView
    {
        TRow sums = layers.biases;
        TMatrix.MultiplyAdd(layers.weights, inputs, 0, ref sums);
        TRow.Activate<TActivation>(ref sums);
        TNext.Act<TActivation, THead, TRow, TView>(layers.next, sums, ref view);
    }
}
