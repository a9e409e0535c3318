namespace GpuEs;

/// <summary>What a parameter vector is worth, over fresh episodes or as an objective's value.</summary>
/// <param name="Mean">Mean return, or the objective's value.</param>
/// <param name="Deviation">Standard deviation of the returns; 0 for objectives.</param>
/// <param name="Episodes">Episodes played; 1 for objectives.</param>
/// <param name="Steps">Environment steps taken.</param>
public readonly record struct EvaluationResult(double Mean, double Deviation, int Episodes, long Steps)
{
    internal static EvaluationResult Of(ReadOnlySpan<float> returns, ReadOnlySpan<int> steps)
    {
        double sum = 0, squares = 0;
        long allSteps = 0;
        foreach (float value in returns)
            sum += value;
        double mean = sum / returns.Length;
        foreach (float value in returns)
            squares += (value - mean) * (value - mean);
        foreach (int length in steps)
            allSteps += length;
        return new(mean, Math.Sqrt(squares / returns.Length), returns.Length, allSteps);
    }
}
