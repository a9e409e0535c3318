using System.CommandLine;

namespace GpuEs.Cli;

/// <summary><c>gpues compare</c>: runs of one task over each other, as one HTML file, with a plot beside it.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Terminal terminal;
    private readonly Argument<string[]> folders =
        new("DIR...") { Description = "two or more folders that train wrote", Arity = ArgumentArity.OneOrMore };
    private readonly AssemblyOption assemblies = new();
    private readonly Option<string?> output =
        new("--output") { Description = "an .html file; compare.html where nothing is said", HelpName = "FILE" };

    public CompareCommand(Terminal terminal)
        : base("compare", "Compares runs of one task: one HTML file, and a plot as PNG beside it.")
    {
        this.terminal = terminal;
        Add(folders);
        Add(assemblies);
        Add(output);
        SetAction(Write);
    }

    private int Write(ParseResult parsed)
    {
        string[] paths = parsed.GetRequiredValue(folders);
        if (paths.Length < 2)
            throw WrongInputException.NotAccepted(folders.Name, paths[0], "two or more folders that train wrote");
        OwnFiles own = assemblies.Read(parsed.GetValue(assemblies));
        RunHistory[] runs = [.. paths.Select(path => StoredRun.History(path, own))];
        if (runs.FirstOrDefault(run => run.Environment != runs[0].Environment) is { } other)
        {
            throw WrongInputException.NotAccepted(
                folders.Name, other.Path,
                $"runs of one task ({other.Path} is of {other.Environment}, {runs[0].Path} of {runs[0].Environment})");
        }

        var file = new PageFile(parsed.GetValue(output) ?? "compare.html");
        foreach (RunHistory run in runs)
        {
            foreach (string note in run.Notes)
                terminal.Warn($"{run.Path}: {note}");
        }

        file.Write(
            terminal, new PageData("compare", [.. runs.Select(run => PageRun.Of(run, []))]), ("curves", Plots.Curves(runs)));
        return ExitCode.Success;
    }
}
