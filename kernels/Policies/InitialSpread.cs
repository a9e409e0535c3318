namespace GpuEs;

/// <summary>How widely a perceptron's parameters start.</summary>
internal static class InitialSpread<TLayers>
    where TLayers : struct, ILayers
{
    // Small, so that a fresh policy acts near the middle of its range, and a fresh prediction is near the average.
    private const float OutputDeviation = 0.1f;

    /// <summary>A parameter's standard deviation; 0 for biases.</summary>
    public static float Deviation(int parameter, int inputs, int outputs)
    {
        int fanIn = TLayers.FanIn(parameter, inputs, outputs);
        if (fanIn == 0)
            return 0f;
        float deviation = 1f / MathF.Sqrt(fanIn);
        return TLayers.IsOutput(parameter, inputs, outputs) ? OutputDeviation * deviation : deviation;
    }
}
