using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuEs;

/// <summary>A run's options.json: its task, how it searches, and what else was asked for.</summary>
/// <param name="FormatVersion">Of the folder.</param>
/// <param name="LibraryVersion">Of the library that began the run.</param>
/// <param name="Environment">A built-in task's name, or the full name of the environment's or objective's type.</param>
/// <param name="Dimension">An objective's number of parameters.</param>
/// <param name="Policy">A built-in policy.</param>
/// <param name="PolicyType">The full name of the type of a policy of one's own.</param>
/// <param name="Run">What else was asked for.</param>
/// <param name="Search">How it searches.</param>
internal sealed record RunRecord(
    int FormatVersion, string LibraryVersion, string Environment, int? Dimension, PolicyRecord? Policy,
    string? PolicyType, RunOptions Run, EvolutionStrategyOptions Search)
{
    public const int CurrentFormatVersion = 2;

    public static string CurrentLibraryVersion { get; } =
        typeof(RunRecord).Assembly.GetName().Version!.ToString(fieldCount: 3);

    public static RunRecord Of(SearchTask task, EvolutionStrategyOptions search, RunOptions run) => new(
        CurrentFormatVersion, CurrentLibraryVersion, task.Name, task.Dimension, PolicyRecord.Of(task.Policy),
        task.PolicyType, run, search);

    /// <exception cref="InvalidDataException">The file is missing or damaged.</exception>
    public static RunRecord Read(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            RunRecord record = JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.RunRecord)
                ?? throw new InvalidDataException($"{file} holds null");
            if (record.FormatVersion != CurrentFormatVersion)
            {
                throw new InvalidDataException(
                    $"{file} has formatVersion {record.FormatVersion} in place of {CurrentFormatVersion}");
            }

            record.Run.Validate();
            return record;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{file} is damaged ({exception.Message})", exception);
        }
    }

    /// <summary>A hash of all that a search's bits depend on.</summary>
    public byte[] Identity() =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ResultsOnly(), RunJson.Default.RunRecord));

    /// <summary>Demands that a strategy searches for the same thing in the same way.</summary>
    /// <exception cref="ArgumentException">It does not; the message names the first difference.</exception>
    public void RequireSame(SearchTask task, EvolutionStrategyOptions search, string path)
    {
        JsonObject expected = ToJson(ResultsOnly()), actual = ToJson(Of(task, search, Run).ResultsOnly());
        RequireSame(expected, actual, path);
        RequireSame(expected["search"]!.AsObject(), actual["search"]!.AsObject(), path);
    }

    private static void RequireSame(JsonObject expected, JsonObject actual, string path)
    {
        foreach ((string name, JsonNode? value) in expected)
        {
            string given = Text(actual[name]), stored = Text(value);
            EvolutionStrategyOptions.Require(
                given == stored || name == "search", char.ToUpperInvariant(name[0]) + name[1..], given,
                $"{stored}, as in {path}");
        }
    }

    private static string Text(JsonNode? value) => value is JsonValue ? value.ToString() : value?.ToJsonString() ?? "null";

    private static JsonObject ToJson(RunRecord record) =>
        JsonSerializer.SerializeToNode(record, RunJson.Default.RunRecord)!.AsObject();

    // Chunks and kernels are chosen for speed alone, and may differ from one device to the next.
    private RunRecord ResultsOnly() => this with
    {
        FormatVersion = CurrentFormatVersion,
        LibraryVersion = "",
        Run = new RunOptions { Generations = 1 },
        Search = Search with { ChunkMembers = null, Path = RolloutPath.Automatic },
    };
}
