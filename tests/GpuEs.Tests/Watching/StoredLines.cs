using System.Text.Json;

namespace GpuEs.Tests.Watching;

/// <summary>A run's generations.jsonl.</summary>
internal static class StoredLines
{
    public static double[] Column(string folder, string field) =>
    [
        .. File.ReadLines(Path.Combine(folder, "generations.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty(field).GetDouble()),
    ];
}
