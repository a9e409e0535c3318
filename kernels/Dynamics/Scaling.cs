namespace GpuEs;

/// <summary>
/// Between the units of an environment and numbers near 1. In memory: the inputs' offsets, then their scales, then the
/// outputs' offsets, then their scales.
/// </summary>
internal readonly struct Scaling<TEnvironment, TMemory>(TMemory numbers)
    where TEnvironment : struct, ISizes
    where TMemory : struct, IMemory
{
    private static int InputScale => DynamicsSizes<TEnvironment>.Inputs;

    private static int OutputOffset => 2 * DynamicsSizes<TEnvironment>.Inputs;

    private static int OutputScale => OutputOffset + DynamicsSizes<TEnvironment>.Outputs;

    /// <summary>(value - offset) * scale: what the network sees.</summary>
    public float Input(int input, float value) =>
        Exact.Multiply(value - numbers[input], numbers[InputScale + input]);

    /// <summary>scale * value + offset: what the network's output stands for.</summary>
    public float Output(int output, float value) =>
        Exact.MultiplyAdd(numbers[OutputScale + output], value, numbers[OutputOffset + output]);
}
