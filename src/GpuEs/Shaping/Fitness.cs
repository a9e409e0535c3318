namespace GpuEs;

/// <summary>A member's fitness on the host; the bits of <see cref="FitnessKernel"/>.</summary>
internal static class Fitness
{
    /// <summary>The mean of the returns of a member's episodes, added up in order.</summary>
    public static float Mean(ReadOnlySpan<float> returns)
    {
        Sum sum = default;
        foreach (float value in returns)
            sum += value;
        return sum.Value / returns.Length;
    }
}
