using System.Text.Json;
using GpuEs.Cli;

namespace GpuEs.Tests.Cli;

/// <summary>What one call of the command line left behind.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output's last line.</summary>
    public JsonElement Json =>
        JsonDocument.Parse(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

    public static CommandLineRun Of(params string[] arguments) => Of(CancellationToken.None, arguments);

    public static CommandLineRun Of(CancellationToken interruption, params string[] arguments)
    {
        // Runs that name no folder make one where the process is.
        using var here = new CurrentFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var asked = new Interruption(interruption);
        int exitCode = CommandLine.Run(arguments, output, error, asked);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Words parted by blanks.</summary>
    public static CommandLineRun OfWords(string words) => Of(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
