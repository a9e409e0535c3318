namespace GpuEs;

/// <summary>All that the page's script is given.</summary>
/// <param name="Kind">report, compare or dashboard.</param>
/// <param name="Runs">One, but for a comparison.</param>
internal sealed record PageData(string Kind, IReadOnlyList<PageRun> Runs);
