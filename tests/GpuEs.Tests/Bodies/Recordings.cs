using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What others' code computed: files in the folder that GPUES_ORACLES names, else beside the repository.</summary>
internal static class Recordings
{
    /// <summary>Trait of the tests that read them, as in <c>[Trait(Recordings.Trait, Recordings.Recorded)]</c>.</summary>
    public const string Trait = "Oracle", Recorded = "recorded";

    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("GPUES_ORACLES") is { Length: > 0 } named ? named : BesideTheRepository();

    /// <summary>The file's path; skips the test where it is not there.</summary>
    public static string PathOf(string name)
    {
        string path = Path.Combine(Folder, name);
        Assert.SkipUnless(File.Exists(path), $"there is no {path}; GPUES_ORACLES names the folder of recordings");
        return path;
    }

    /// <summary>The file's content, unpacked where its name ends in .gz; skips the test where it is not there.</summary>
    public static JsonElement Read(string name)
    {
        using Stream file = File.OpenRead(PathOf(name));
        using Stream content = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress) : file;
        return JsonDocument.Parse(content).RootElement;
    }

    private static string BesideTheRepository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/oracles"));
}
