namespace GpuEs.Cli;

/// <summary>Where a page goes, and the plots beside it.</summary>
internal sealed class PageFile
{
    private readonly string path;

    /// <param name="path">As the user named it.</param>
    /// <exception cref="WrongInputException">It is no .html file in a folder that is there.</exception>
    public PageFile(string path)
    {
        this.path = path;
        if (!Path.GetExtension(path).Equals(".html", StringComparison.OrdinalIgnoreCase))
            throw NotAccepted("a file whose name ends in .html");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw NotAccepted($"a file in a folder that is there ({folder} is not)");
    }

    /// <summary>Writes the page and its plots, in place of earlier ones, and says where.</summary>
    /// <exception cref="WrongInputException">A file cannot be written.</exception>
    public void Write(Terminal terminal, PageData data, params (string Name, byte[] Png)[] plots)
    {
        try
        {
            File.WriteAllText(path, Page.Of(data));
            terminal.Output.WriteLine(path);
            foreach ((string name, byte[] png) in plots)
            {
                string beside = $"{Path.ChangeExtension(path, null)}-{name}.png";
                File.WriteAllBytes(beside, png);
                terminal.Output.WriteLine(beside);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotAccepted($"a file that can be written ({exception.Message})", exception);
        }
    }

    private WrongInputException NotAccepted(string accepted, Exception? cause = null) =>
        new($"--output {path} is not accepted; accepted: {accepted}", cause);
}
