using System.Text.Json;

namespace GpuEs.Cli;

/// <summary>
/// A folder that holds one run: options.json (what was asked for), generations.jsonl (a line per generation),
/// policy.f32 (the mean, little-endian) and, once the run has ended, summary.json.
/// </summary>
internal sealed class RunFolder(string path)
{
    private const string OptionsFile = "options.json";
    private const string GenerationsFile = "generations.jsonl";
    private const string PolicyFile = "policy.f32";
    private const string SummaryFile = "summary.json";

    /// <summary>Makes the folder where there is none.</summary>
    /// <exception cref="WrongInputException">It holds a run, or cannot be made.</exception>
    public void RequireFree()
    {
        foreach (string file in (string[])[OptionsFile, GenerationsFile, PolicyFile, SummaryFile])
        {
            if (File.Exists(Path.Combine(path, file)))
                throw NotAccepted($"a folder without a run (this one holds {file})");
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw NotAccepted($"a folder that can be written ({exception.Message})", exception);
        }
    }

    /// <summary>Begins the run.</summary>
    /// <returns>Where a line per generation goes.</returns>
    /// <exception cref="WrongInputException">It cannot be written.</exception>
    public TextWriter Begin(RunRecord record)
    {
        try
        {
            using FileStream options = Open(OptionsFile);
            JsonSerializer.Serialize(options, record, RunJson.Default.RunRecord);
            return new StreamWriter(Open(GenerationsFile));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotAccepted($"a folder that can be written ({exception.Message})", exception);
        }
    }

    /// <summary>Ends the run.</summary>
    public void End(ReadOnlySpan<float> mean, RunSummary summary)
    {
        using (FileStream policy = Open(PolicyFile))
            policy.Write(RunSummary.LittleEndian(mean));
        using FileStream result = Open(SummaryFile);
        JsonSerializer.Serialize(result, summary, RecordJson.Default.RunSummary);
    }

    private FileStream Open(string file) =>
        new(Path.Combine(path, file), FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    private WrongInputException NotAccepted(string accepted, Exception? cause = null) =>
        new($"--output {path} is not accepted; accepted: {accepted}", cause);
}
