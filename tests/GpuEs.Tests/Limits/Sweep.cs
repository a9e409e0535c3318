namespace GpuEs.Tests;

/// <summary>
/// How finely tests sweep over sizes: every N-th where GPUES_EXHAUSTIVE is N, all where it is 1, a sample where it is not set.
/// </summary>
internal static class Sweep
{
    /// <summary>N; null for a sample.</summary>
    public static int? Step { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("GPUES_EXHAUSTIVE"), out int step) && step >= 1 ? step : null;

    /// <summary>Sizes from the first to the last.</summary>
    public static int[] Over(int first, int last, params int[] sample) => Step is { } step
        ? [.. Enumerable.Range(0, (last - first) / step + 1).Select(index => first + index * step), .. (last - first) % step > 0 ? [last] : (int[])[]]
        : sample;
}
