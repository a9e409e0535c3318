using System.Security.Cryptography;
using System.Text.Json;

namespace GpuEs;

/// <summary>
/// Reads what a run's folder holds: whoever does it, options are held against the run's identity and parameters against
/// the summary. Each complaint begins with the file's name.
/// </summary>
internal static class RunFiles
{
    public const string Policy = "policy.f32";
    public const string Best = "best.f32";
    public const string Summary = "summary.json";

    /// <summary>options.json.</summary>
    /// <exception cref="InvalidDataException">There is no folder, or the file is missing, damaged or was changed.</exception>
    public static RunRecord ReadRecord(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Directory.Exists(folder)
            ? RunRecord.Read(folder)
            : throw new InvalidDataException("there is no such folder");
    }

    /// <summary>summary.json; null where the run has not ended.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static RunSummary? ReadSummary(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Summary)))
            return null;
        try
        {
            return JsonSerializer.Deserialize(ReadBytes(folder, Summary), SummaryJson.Default.RunSummary)
                ?? throw new InvalidDataException($"{Summary} holds null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{Summary} is damaged ({exception.Message})", exception);
        }
    }

    /// <summary>[P] policy.f32 or best.f32, held against the summary where there is one.</summary>
    /// <param name="folder">The run's.</param>
    /// <param name="best">The best mean of its evaluations, in place of the last.</param>
    /// <param name="count">P; null where it is not known.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged, or they are not of one run.</exception>
    public static float[] ReadParameters(string folder, bool best, int? count = null)
    {
        string file = best ? Best : Policy;
        if (best && !File.Exists(Path.Combine(folder, Best)))
            throw new InvalidDataException($"there is no {Best}: train with {nameof(RunOptions.EvaluateEvery)}");
        byte[] bytes = ReadBytes(folder, file);
        if (count is { } known && bytes.Length != (long)known * sizeof(float))
            throw new InvalidDataException($"{file} has {bytes.Length} bytes in place of {(long)known * sizeof(float)}");
        if (bytes.Length % sizeof(float) != 0)
            throw new InvalidDataException($"{file} has {bytes.Length} bytes, which is no multiple of {sizeof(float)}");
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return ReadSummary(folder) is { } summary && (best ? summary.Best?.ParametersSha256 : summary.ParametersSha256) != hash
            ? throw new InvalidDataException($"{file} does not have the SHA-256 that {Summary} states")
            : LittleEndian.Read(bytes);
    }

    private static byte[] ReadBytes(string folder, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}
