using System.Buffers.Binary;
using System.Text.Json;

namespace GpuEs.Cli;

/// <summary>A run that ended, read back from its folder and found whole.</summary>
internal sealed record StoredRun(NamedTask Task, Policy? Policy, int Dimension, RunSummary Summary, float[] Mean)
{
    public const string SummaryFile = "summary.json";

    /// <summary>Reads what <see cref="TrainRun"/> writes.</summary>
    /// <exception cref="WrongInputException">Something is missing or damaged.</exception>
    public static StoredRun Read(string path, OwnFiles own, Action<string> warn, bool best = false)
    {
        using RunFolder folder = Open(path, warn);
        NamedTask task = TaskOf(folder, own);
        RunSummary summary = ReadSummary(path);
        if (best && summary.Best is null)
            throw NotARun(path, "it has no best mean: train with --evaluate-every");
        (string file, string hash) = best
            ? ("best.f32", summary.Best!.ParametersSha256)
            : ("policy.f32", summary.ParametersSha256);
        try
        {
            int dimension = folder.Dimension ?? 0;
            int parameterCount = task.Check(folder.Policy, dimension, folder.Search);
            return new(
                task, folder.Policy, dimension, summary, ReadMean(path, file, parameterCount, hash));
        }
        catch (ArgumentException exception)
        {
            throw NotARun(path, $"options.json describes no task ({exception.Message})", exception);
        }
    }

    /// <exception cref="WrongInputException">It holds no run, or its options are damaged.</exception>
    public static RunFolder Open(string path, Action<string> warn)
    {
        try
        {
            return RunFolder.Open(path, warn);
        }
        catch (InvalidDataException exception)
        {
            throw NotARun(path, exception.Message, exception);
        }
    }

    /// <summary>The run's task, built in or of the user's own.</summary>
    /// <exception cref="WrongInputException">It is neither.</exception>
    public static NamedTask TaskOf(RunFolder folder, OwnFiles own)
    {
        string where = own.Files.Count == 0 ? "not built in: name its file by --assembly" : $"not built in{own.Listed}";
        return own.Find(folder.Environment)
            ?? throw NotARun(folder.Path, $"options.json names {folder.Environment}, which is {where}");
    }

    /// <summary>A complaint about the folder.</summary>
    public static WrongInputException NotARun(string path, string reason, Exception? cause = null) =>
        new($"DIR {path} is not accepted; accepted: a folder that train wrote ({reason})", cause);

    private static RunSummary ReadSummary(string path)
    {
        if (!File.Exists(Path.Combine(path, SummaryFile)))
            throw NotARun(path, $"{SummaryFile} cannot be read, since the run has not ended: gpues resume goes on with it");
        try
        {
            return JsonSerializer.Deserialize(ReadBytes(path, SummaryFile), RecordJson.Default.RunSummary)
                ?? throw NotARun(path, $"{SummaryFile} holds null");
        }
        catch (JsonException exception)
        {
            throw NotARun(path, $"{SummaryFile} is damaged ({exception.Message})", exception);
        }
    }

    private static float[] ReadMean(string path, string file, int parameterCount, string hash)
    {
        byte[] bytes = ReadBytes(path, file);
        if (bytes.Length != (long)parameterCount * sizeof(float))
            throw NotARun(path, $"{file} has {bytes.Length} bytes in place of {(long)parameterCount * sizeof(float)}");
        var mean = new float[parameterCount];
        for (int parameter = 0; parameter < parameterCount; parameter++)
            mean[parameter] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(parameter * sizeof(float)));
        if (RunSummary.Hash(mean) != hash)
            throw NotARun(path, $"{file} does not have the SHA-256 that {SummaryFile} states");
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
}
