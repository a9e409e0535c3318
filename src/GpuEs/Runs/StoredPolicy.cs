using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace GpuEs;

/// <summary>Reads the policy of a run's folder: options.json, policy.f32 and, where it is there, summary.json's hash.</summary>
internal static class StoredPolicy
{
    private const string OptionsFile = RunRecord.FileName;
    private const string PolicyFile = "policy.f32";
    private const string BestFile = "best.f32";
    private const string SummaryFile = "summary.json";

    /// <param name="folder">A run's.</param>
    /// <param name="best">The best mean of its evaluations, in place of the last.</param>
    /// <param name="own">Finds what is not built in by its name.</param>
    /// <exception cref="InvalidDataException">There is no run in an environment that is known, or it is damaged.</exception>
    public static TrainedPolicy Load(string folder, bool best, Func<string, NamedTask?>? own = null)
    {
        RunRecord record = ReadRecord(folder);
        NamedTask task = BuiltInTasks.Find(record.Environment) ?? own?.Invoke(record.Environment) ?? throw Refused(
            folder, $"{OptionsFile} names {record.Environment}, which is not built in: give its type, Policy.Load<T>");
        if (task.IsObjective)
            throw Refused(folder, $"{task.Name} is an objective, without a policy");
        return Train(folder, best, parameters => task.Trained(PolicyOf(folder, record), parameters));
    }

    /// <exception cref="InvalidDataException">There is no run in that environment, or it is damaged.</exception>
    public static TrainedPolicy Load<TEnvironment>(string folder, bool best)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        RunRecord record = ReadRecord(folder);
        string expected = BuiltInTasks.NameOf(typeof(TEnvironment));
        if (record.Environment != expected)
            throw Refused(folder, $"{OptionsFile} names {record.Environment} in place of {expected}");
        return Train(folder, best, parameters => TrainedPolicy.For<TEnvironment>(PolicyOf(folder, record), parameters));
    }

    private static TrainedPolicy Train(string folder, bool best, Func<float[], TrainedPolicy> train)
    {
        try
        {
            return train(ReadParameters(folder, best));
        }
        catch (ArgumentException exception)
        {
            throw Refused(folder, $"{OptionsFile} and {PolicyFile} do not fit together: {exception.Message}", exception);
        }
    }

    private static Policy PolicyOf(string folder, RunRecord record) => record.Policy?.ToPolicy()
        ?? throw Refused(folder, $"{OptionsFile} has no built-in policy");

    private static RunRecord ReadRecord(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder))
            throw Refused(folder, "there is no such folder");
        try
        {
            return RunRecord.Read(folder);
        }
        catch (InvalidDataException exception)
        {
            throw Refused(folder, exception.Message, exception);
        }
    }

    private static float[] ReadParameters(string folder, bool best)
    {
        string file = best ? BestFile : PolicyFile;
        if (best && !File.Exists(Path.Combine(folder, BestFile)))
            throw Refused(folder, $"there is no {BestFile}: train with {nameof(RunOptions.EvaluateEvery)}");
        byte[] bytes = ReadBytes(folder, file);
        if (bytes.Length % sizeof(float) != 0)
            throw Refused(folder, $"{file} has {bytes.Length} bytes, which is no multiple of {sizeof(float)}");

        // A run that was stopped at once, or that the library alone wrote, has no summary to be compared with.
        if (File.Exists(Path.Combine(folder, SummaryFile)) && HashInSummary(folder, best) is { } hash && hash != Convert.ToHexStringLower(SHA256.HashData(bytes)))
            throw Refused(folder, $"{file} does not have the SHA-256 that {SummaryFile} states");
        float[] parameters = new float[bytes.Length / sizeof(float)];
        for (int index = 0; index < parameters.Length; index++)
            parameters[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(index * sizeof(float)));
        return parameters;
    }

    private static string? HashInSummary(string folder, bool best)
    {
        byte[] bytes = ReadBytes(folder, SummaryFile);
        using JsonDocument summary = Parsed(folder, SummaryFile, () => JsonDocument.Parse(bytes));
        JsonElement holder = summary.RootElement;
        if (best && (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty("best", out holder)))
            throw Refused(folder, $"{SummaryFile} tells of no best mean");
        return holder.ValueKind == JsonValueKind.Object
            && holder.TryGetProperty("parametersSha256", out JsonElement hash)
            && hash.ValueKind == JsonValueKind.String
                ? hash.GetString()
                : throw Refused(folder, $"{SummaryFile} has no parametersSha256");
    }

    private static TValue Parsed<TValue>(string folder, string file, Func<TValue> parse)
    {
        try
        {
            return parse();
        }
        catch (JsonException exception)
        {
            throw Refused(folder, $"{file} is damaged ({exception.Message})", exception);
        }
    }

    private static byte[] ReadBytes(string folder, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(folder, $"{file} cannot be read: {exception.Message}", exception);
        }
    }

    private static InvalidDataException Refused(string folder, string reason, Exception? cause = null) =>
        new($"{folder} holds no policy: {reason}", cause);
}
