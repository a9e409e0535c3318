namespace GpuEs.Tests.Cli;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gpues-");

    /// <summary>A path inside, where nothing is yet.</summary>
    public string Run => Path.Combine(folder.FullName, "run");

    public string FileOfRun(string name) => Path.Combine(Run, name);

    /// <summary>A file beside the run's folder; its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
