using System.Text.Json;

namespace GpuEs;

/// <summary>
/// A run's folder as something to look at: the JSON that stands in it, whatever fields it has, of a run that has ended,
/// still goes on or was killed.
/// </summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Environment">A built-in task's name, or that of an environment or objective of one's own.</param>
/// <param name="Options">options.json.</param>
/// <param name="Summary">summary.json; null where the run has not ended.</param>
/// <param name="Lines">The sound lines of generations.jsonl, in ascending order of generation; at least one.</param>
/// <param name="Notes">What is missing or damaged, a sentence each.</param>
internal sealed record RunHistory(
    string Path, string Environment, JsonElement Options, JsonElement? Summary, IReadOnlyList<JsonElement> Lines,
    IReadOnlyList<string> Notes)
{
    private const int DamagedLinesNamed = 5;

    /// <param name="path">The folder.</param>
    /// <param name="mayBeEmpty">Whether there need not be a generation yet.</param>
    /// <exception cref="InvalidDataException">It is no run's folder, or holds no generation.</exception>
    public static RunHistory Read(string path, bool mayBeEmpty = false)
    {
        string environment = RunFiles.ReadRecord(path).Environment;
        JsonElement options = JsonElement.Parse(ReadText(path, RunRecord.FileName));
        JsonElement? summary = RunFiles.ReadSummary(path) is { } ended
            ? JsonSerializer.SerializeToElement(ended, PageJson.Default.RunSummary)
            : null;
        var notes = new List<string>();
        List<JsonElement> lines = ReadLines(path, notes, mayBeEmpty);
        return new(path.TrimEnd('/', '\\'), environment, options, summary, lines, notes);
    }

    /// <summary>What was trained; null where it is not known, as of an environment or objective of one's own.</summary>
    public NamedTask? Task { get; init; }

    /// <summary>Whether the task reads data, which is not in the folder.</summary>
    public bool ReadsData =>
        Options.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object;

    /// <summary>Whether there are no episodes.</summary>
    public bool IsObjective => Task?.IsObjective ?? Dimension is not null;

    /// <summary>Whether more is better: what the lines say where the task is not known.</summary>
    public bool IsMaximised => Task is null
        ? !Column("bestFitness").Zip(Column("worstFitness")).Any(pair => pair.First < pair.Second)
        : Task.Goal == Goal.Maximise;

    /// <summary>The value from which on, or up to which, the task counts as solved; NaN where it is not known.</summary>
    public double SolvedValue => Task?.Preset(Dimension ?? 1).SolvedValue ?? double.NaN;

    /// <summary>A field of each line; NaN where a line lacks it.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="part">Of the object that it is; null where it is a number.</param>
    public double[] Column(string field, string? part = null) => [.. Lines.Select(line => Value(line, field, part))];

    private int? Dimension => Options.TryGetProperty("dimension", out JsonElement dimension)
        && dimension.ValueKind == JsonValueKind.Number && dimension.TryGetInt32(out int number) && number >= 1 ? number : null;

    private static double Value(JsonElement line, string field, string? part)
    {
        if (!line.TryGetProperty(field, out JsonElement value))
            return double.NaN;
        bool isThere = part is null || (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(part, out value));
        return isThere ? Number(value) ?? double.NaN : double.NaN;
    }

    private static List<JsonElement> ReadLines(string path, List<string> notes, bool mayBeEmpty)
    {
        var lines = new List<JsonElement>();
        var damaged = new List<int>();
        int number = 0;
        foreach (string text in ReadText(path, "generations.jsonl").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (Sound(text) is not { } line)
            {
                damaged.Add(number);
                continue;
            }

            // A run that was resumed repeats what it lost; what came later is what the run went on from.
            while (lines.Count > 0 && Generation(lines[^1]) >= Generation(line))
                lines.RemoveAt(lines.Count - 1);
            lines.Add(line);
        }

        if (damaged.Count > 0)
        {
            string named = string.Join(", ", damaged.Take(DamagedLinesNamed));
            string more = damaged.Count > DamagedLinesNamed ? $" and {damaged.Count - DamagedLinesNamed} more" : "";
            notes.Add($"generations.jsonl is damaged in line {named}{more}; what stands there is left out");
        }

        return lines.Count > 0 || mayBeEmpty
            ? lines
            : throw new InvalidDataException($"generations.jsonl holds no generation{(damaged.Count > 0 ? ", " + notes[^1] : "")}");
    }

    private static JsonElement? Sound(string text)
    {
        try
        {
            JsonElement line = JsonElement.Parse(text);
            bool isSound = line.ValueKind == JsonValueKind.Object
                && line.TryGetProperty("generation", out JsonElement generation)
                && generation.ValueKind == JsonValueKind.Number && generation.TryGetInt32(out int value) && value >= 0
                && line.TryGetProperty("meanFitness", out JsonElement mean) && Number(mean) is not null;
            return isSound ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Generation(JsonElement line) => line.GetProperty("generation").GetInt32();

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    private static string ReadText(string path, string file)
    {
        try
        {
            // A run that goes on writes meanwhile.
            using var stream = new FileStream(
                System.IO.Path.Combine(path, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}
