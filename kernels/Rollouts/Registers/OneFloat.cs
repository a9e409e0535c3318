namespace GpuEs;

/// <summary>A row of one float.</summary>
internal struct OneFloat : IRow<OneFloat>
{
    private float value;

    public static int Count => 1;

    public static OneFloat Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory => new() { value = parameters[first] };

    public static void MultiplyAdd(in OneFloat weights, float input, ref OneFloat sums) =>
        sums.value = Exact.MultiplyAdd(weights.value, input, sums.value);

    public static void Activate<TActivation>(ref OneFloat sums)
        where TActivation : struct, IActivation => sums.value = TActivation.Apply(sums.value);

    public static void Chain<TInputs>(in OneFloat weights, in TInputs inputs, int first, ref OutputChains chains)
        where TInputs : struct, IInputs => chains.MultiplyAdd(first, weights.value, inputs.Input(first));

    public readonly float Input(int index) => value;
}
