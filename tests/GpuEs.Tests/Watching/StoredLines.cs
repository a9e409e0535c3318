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

    /// <summary>Generations after which the mean was evaluated, and what came of it.</summary>
    public static (double Generation, double Mean)[] Evaluations(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, "generations.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("evaluation", out _))
            .Select(line => (line.GetProperty("generation").GetDouble(), line.GetProperty("evaluation").GetProperty("mean").GetDouble())),
    ];
}
