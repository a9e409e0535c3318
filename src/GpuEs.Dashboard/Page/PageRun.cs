using System.Text.Json;

namespace GpuEs;

/// <summary>A run as the page's script takes it.</summary>
internal sealed record PageRun(
    string Name, string Environment, bool IsObjective, bool IsMaximised, double SolvedValue, JsonElement Options,
    JsonElement? Summary, IReadOnlyList<JsonElement> Lines, IReadOnlyList<PageReplay> Replays, IReadOnlyList<string> Notes)
{
    public static PageRun Of(RunHistory run, IReadOnlyList<PageReplay> replays) => new(
        run.Path.Replace('\\', '/'), run.Environment, run.IsObjective, run.IsMaximised, run.SolvedValue,
        PageNumbers.Kept(run.Options), run.Summary, run.Lines, replays, run.Notes);
}
