namespace GpuEs.Tests.Cli;

/// <summary>The process is in an empty folder until this is disposed of; then the folder is gone.</summary>
internal sealed class CurrentFolder : IDisposable
{
    private readonly string before = Environment.CurrentDirectory;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gpues-");

    public CurrentFolder() => Environment.CurrentDirectory = folder.FullName;

    public void Dispose()
    {
        Environment.CurrentDirectory = before;
        folder.Delete(recursive: true);
    }
}
