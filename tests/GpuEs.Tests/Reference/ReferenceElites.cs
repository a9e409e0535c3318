namespace GpuEs.Tests;

/// <summary>Which candidates are the best, by sorting them.</summary>
internal static class ReferenceElites
{
    /// <summary>
    /// The best, best first: by return, equal ones by index; those that are not finite come after all others, by index.
    /// </summary>
    public static int[] Best(IReadOnlyList<float> returns, int count) =>
        [.. Enumerable.Range(0, returns.Count)
            .OrderByDescending(candidate => float.IsFinite(returns[candidate]))
            .ThenByDescending(candidate => float.IsFinite(returns[candidate]) ? returns[candidate] : 0)
            .ThenBy(candidate => candidate)
            .Take(count)];

    /// <summary>Those of them whose return is finite.</summary>
    public static int[] BestFinite(IReadOnlyList<float> returns, int count) =>
        [.. Best(returns, count).Where(candidate => float.IsFinite(returns[candidate]))];
}
