namespace GpuEs;

/// <summary>A member's fitness on the host; the bits of <see cref="FitnessKernel"/>.</summary>
internal static class Fitness
{
    /// <summary>The mean of the returns of a member's episodes, added up in order.</summary>
    public static float Mean(ReadOnlySpan<float> returns)
    {
        float sum = returns[0];
        foreach (float value in returns[1..])
            sum += value;
        return sum / returns.Length;
    }
}
