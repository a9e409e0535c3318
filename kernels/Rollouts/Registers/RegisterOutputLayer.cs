namespace GpuEs;

/// <summary>The last layer, the same sums as <see cref="OutputLayer"/>'s, and the head.</summary>
internal struct RegisterOutputLayer<TOutputs> : IRegisterLayers<RegisterOutputLayer<TOutputs>>
    where TOutputs : unmanaged, IRegisterOutputs<TOutputs>
{
    private TOutputs neurons;

    public static RegisterOutputLayer<TOutputs> Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory =>
        new() { neurons = TOutputs.Load(parameters, first, first + TOutputs.Count) };

    public static void Act<TActivation, THead, TInputs, TView>(
        in RegisterOutputLayer<TOutputs> layers, in TInputs inputs, ref TView view)
        where TActivation : struct, IActivation
        where THead : struct, IHead
        where TInputs : struct, IInputs
        where TView : struct, IView
    {
        TOutputs neurons = layers.neurons;
        TOutputs.Forward(ref neurons, inputs);
        ActionHead<THead>.Act(ref view, new OutputMemory(neurons), 0);
    }

    private struct OutputMemory(TOutputs neurons) : IMemory
    {
        // Heads only read outputs.
        public float this[int index]
        {
            readonly get => neurons.Output(index);
            set { }
        }
    }
}
