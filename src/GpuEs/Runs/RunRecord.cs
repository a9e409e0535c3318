using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuEs;

/// <summary>
/// A run's options.json: its task, how it searches, and what else was asked for. What an older run's file lacks takes its
/// property's first value, so the first value of an option that is added is what was done before there was one.
/// </summary>
/// <param name="FormatVersion">Of the folder.</param>
/// <param name="LibraryVersion">Of the library that began the run.</param>
/// <param name="Environment">A built-in task's name, or the full name of the environment's or objective's type.</param>
/// <param name="Dimension">An objective's number of parameters.</param>
/// <param name="Policy">A built-in policy.</param>
/// <param name="PolicyType">The full name of the type of a policy of one's own.</param>
/// <param name="Run">What else was asked for.</param>
/// <param name="Search">How it searches.</param>
/// <param name="Spaces">What an environment tells a policy; null for an objective, and in folders of format 2.</param>
/// <param name="Identity">What the run's bits depend on, as <see cref="RunIdentity"/> hashes it when the run begins.</param>
/// <param name="EarlierSchedules">Those before the schedule was laid out anew; null where it never was.</param>
/// <param name="Data">Which data all episodes, or members, share; null where they read none.</param>
internal sealed record RunRecord(
    int FormatVersion, string LibraryVersion, string Environment, int? Dimension, PolicyRecord? Policy,
    string? PolicyType, RunOptions Run, EvolutionStrategyOptions Search, SpacesRecord? Spaces = null,
    string Identity = "", IReadOnlyList<EarlierSchedule>? EarlierSchedules = null,
    DataRecord? Data = null)
{
    public const string FileName = "options.json";
    public const int CurrentFormatVersion = 3;

    private const int FormatVersionWithoutIdentity = 2;

    public static string CurrentLibraryVersion { get; } =
        typeof(RunRecord).Assembly.GetName().Version!.ToString(fieldCount: 3);

    public static RunRecord Of(SearchTask task, EvolutionStrategyOptions search, RunOptions run)
    {
        var record = new RunRecord(
            CurrentFormatVersion, CurrentLibraryVersion, task.Name, DimensionOf(task),
            PolicyRecord.Of(task.Description?.Perceptron), task.Description?.OwnPolicy?.ToString(), run, search,
            task.Spaces, Data: DataRecord.Of(task.Data));
        return record with { Identity = RunIdentity.Of(record.ToJson()) };
    }

    private static int? DimensionOf(SearchTask task) =>
        task.Description is { } description ? description.Dimension : task.ParameterCount;

    /// <summary>Reads the options of the run in a folder, and holds them against its identity.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is missing, damaged, or not what the run was begun with; the message begins with its name.
    /// </exception>
    public static RunRecord Read(string folder)
    {
        try
        {
            JsonNode json = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)))
                ?? throw new InvalidDataException($"{FileName} holds null");
            int version = json is JsonObject && json["formatVersion"] is JsonValue number && number.TryGetValue(out int read)
                ? read
                : throw new InvalidDataException($"{FileName} is damaged (it has no formatVersion)");
            if (version is not (CurrentFormatVersion or FormatVersionWithoutIdentity))
            {
                throw new InvalidDataException(
                    $"{FileName} has formatVersion {version} in place of {CurrentFormatVersion}");
            }

            StopAtWhatSolved(json);
            RunRecord record = json.Deserialize(RunJson.Default.RunRecord)!;
            record.Run.Validate();
            record.Policy?.ToPolicy();
            string identity = version == CurrentFormatVersion ? RunIdentity.Of(json) : RunIdentity.OfFormat2(json);
            string? begun = version == CurrentFormatVersion ? record.Identity : CheckpointFolder.IdentityIn(folder);
            return begun == identity || (begun is null && version == FormatVersionWithoutIdentity)
                ? record with { Identity = identity }
                : throw new InvalidDataException(
                    $"{FileName} is not what the run was begun with: its task, its policy or how it searches was changed");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{FileName} cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"{FileName} is damaged ({exception.Message})", exception);
        }
    }

    /// <summary>
    /// The same run with both decays laid out for another number of generations: their shares at the end stay, and what
    /// is done already is as it was.
    /// </summary>
    public RunRecord LaidOutFor(int generations)
    {
        int before = Search.DecayGenerations ?? Run.Generations;
        RunRecord anew = this with
        {
            FormatVersion = CurrentFormatVersion,
            Run = Run with { Generations = generations },
            Search = Search with
            {
                SigmaDecay = Relaid(Search.SigmaDecay),
                LearningRateDecay = Relaid(Search.LearningRateDecay),
                DecayGenerations = Search.SigmaDecay < 1f || Search.LearningRateDecay < 1f ? generations : null,
            },
            EarlierSchedules =
                [.. EarlierSchedules ?? [], new(Identity, Search.SigmaDecay, Search.DecayGenerations)],
        };
        return anew with { Identity = RunIdentity.Of(anew.ToJson()) };

        float Relaid(float decay)
        {
            double share = Math.Max(ExactPower.Raise(decay, before), EvolutionStrategyOptions.SmallestShare);
            return ExactPower.Root((float)share, generations);
        }
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.RunRecord);

    /// <summary>Demands that a strategy searches for the same thing in the same way.</summary>
    /// <exception cref="ArgumentException">It does not; the message names the first difference.</exception>
    public void RequireSame(SearchTask task, EvolutionStrategyOptions search, string path)
    {
        JsonObject expected = ResultsOnly().ToJson(), actual = Of(task, search, Run).ResultsOnly().ToJson();
        RequireSame(expected, actual, path);
        RequireData(task.Data, path);
        RequireSame(expected["search"]!.AsObject(), actual["search"]!.AsObject(), path);
    }

    /// <summary>Demands the data that the run was begun with.</summary>
    /// <exception cref="ArgumentException">It is other data, or none.</exception>
    public void RequireData(SharedData? data, string path)
    {
        DataRecord? given = DataRecord.Of(data);
        EvolutionStrategyOptions.Require(
            given == Data, nameof(Data), given?.ToString() ?? "none", $"{(Data is null ? "none" : $"data {Data}")}, as in {path}");
    }

    private static void RequireSame(JsonObject expected, JsonObject actual, string path)
    {
        foreach ((string name, JsonNode? value) in expected)
        {
            string given = Text(actual[name]), stored = Text(value);
            EvolutionStrategyOptions.Require(
                given == stored || name is "search" or "data" || (name == "spaces" && value is null), char.ToUpperInvariant(name[0]) + name[1..], given,
                $"{stored}, as in {path}");
        }
    }

    private static string Text(JsonNode? value) => value is JsonValue ? value.ToString() : value?.ToJsonString() ?? "null";

    // What earlier versions had of stops: gpues ended the run as soon as an evaluation, every fifth generation, solved the task.
    private static void StopAtWhatSolved(JsonNode json)
    {
        if (json["run"] is not JsonObject run || !run.Remove("untilSolved", out JsonNode? untilSolved))
            return;
        int dimension = json["dimension"] is JsonValue value && value.TryGetValue(out int number) && number >= 1 ? number : 1;
        if (untilSolved?.GetValueKind() == JsonValueKind.True
            && BuiltInTasks.Find($"{json["environment"]}") is { } task)
        {
            run["evaluateEvery"] = 5;
            run["target"] = task.Preset(dimension).SolvedValue;
        }
    }

    private JsonObject ToJson() => JsonSerializer.SerializeToNode(this, RunJson.Default.RunRecord)!.AsObject();

    // Chunks and kernels are chosen for speed alone, and may differ from one device to the next.
    private RunRecord ResultsOnly() => this with
    {
        FormatVersion = CurrentFormatVersion,
        LibraryVersion = "",
        Identity = "",
        EarlierSchedules = null,
        Run = new RunOptions { Generations = 1 },
        Search = Search with { ChunkMembers = null, Path = RolloutPath.Automatic },
    };
}
