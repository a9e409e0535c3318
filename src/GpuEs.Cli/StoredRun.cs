using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GpuEs.Cli;

/// <summary>A run that was read back from its folder and found whole.</summary>
internal sealed record StoredRun(BuiltInTask Task, Policy? Policy, int Dimension, RunSummary Summary, float[] Mean)
{
    /// <summary>Reads what <see cref="RunFolder"/> writes.</summary>
    /// <exception cref="WrongInputException">Something is missing or damaged.</exception>
    public static StoredRun Read(string path)
    {
        if (!Directory.Exists(path))
            throw NotARun(path, "there is no such folder");
        RunRecord record = ReadRecord(path, "options.json", RunJson.Default.RunRecord);
        RunSummary summary = ReadRecord(path, "summary.json", RecordJson.Default.RunSummary);
        if (record.FormatVersion != RunRecord.CurrentFormatVersion)
            throw NotARun(path, $"options.json has formatVersion {record.FormatVersion} in place of {RunRecord.CurrentFormatVersion}");
        BuiltInTask task = BuiltInTasks.Find(record.Environment)
            ?? throw NotARun(path, $"options.json names the unknown environment {record.Environment}");
        try
        {
            Policy? policy = record.Policy?.ToPolicy();
            int dimension = record.Dimension ?? 0;
            int parameterCount = task.Check(policy, dimension, new EvolutionStrategyOptions());
            return new(task, policy, dimension, summary, ReadMean(path, parameterCount, summary.ParametersSha256));
        }
        catch (ArgumentException exception)
        {
            throw NotARun(path, $"options.json describes no task ({exception.Message})", exception);
        }
    }

    private static TRecord ReadRecord<TRecord>(string path, string file, JsonTypeInfo<TRecord> type)
    {
        try
        {
            return JsonSerializer.Deserialize(ReadBytes(path, file), type) ?? throw NotARun(path, $"{file} holds null");
        }
        catch (JsonException exception)
        {
            throw NotARun(path, $"{file} is damaged ({exception.Message})", exception);
        }
    }

    private static float[] ReadMean(string path, int parameterCount, string hash)
    {
        byte[] bytes = ReadBytes(path, "policy.f32");
        if (bytes.Length != (long)parameterCount * sizeof(float))
            throw NotARun(path, $"policy.f32 has {bytes.Length} bytes in place of {(long)parameterCount * sizeof(float)}");
        var mean = new float[parameterCount];
        for (int parameter = 0; parameter < parameterCount; parameter++)
            mean[parameter] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(parameter * sizeof(float)));
        if (RunSummary.Hash(mean) != hash)
            throw NotARun(path, "policy.f32 does not have the SHA-256 that summary.json states");
        return mean;
    }

    private static byte[] ReadBytes(string path, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(path, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotARun(path, $"{file} cannot be read: {exception.Message}", exception);
        }
    }

    private static WrongInputException NotARun(string path, string reason, Exception? cause = null) =>
        new($"DIR {path} is not accepted; accepted: a folder that train --output wrote ({reason})", cause);
}
