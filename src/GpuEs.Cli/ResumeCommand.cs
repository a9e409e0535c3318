using System.CommandLine;

namespace GpuEs.Cli;

/// <summary><c>gpues resume</c>: goes on with a run that was stopped or killed, or with more generations.</summary>
internal sealed class ResumeCommand : Command
{
    private readonly Terminal terminal;
    private readonly Argument<string> folder = new("DIR") { Description = "a folder that train wrote" };
    private readonly Option<int?> generations = OptionOf.Number<int>(
        "--generations", "the total to reach, a whole number from 1 to 2147483647", number => number >= 1);
    private readonly Option<bool> layOutAnew = new("--lay-out-anew")
    {
        Description = "with --generations: shrinks sigma and the learning rate as a run of that length would",
    };
    private readonly AssemblyOption assemblies = new();
    private readonly DataOption data = new();
    private readonly Option<string?> device = OptionOf.Devices();
    private readonly Option<string?> cluster = OptionOf.Cluster();
    private readonly Option<int?> dashboard = OptionOf.Port("--dashboard");
    private readonly Option<bool> json = OptionOf.Json();

    public ResumeCommand(Terminal terminal)
        : base("resume", "Goes on with a run from its last checkpoint.")
    {
        this.terminal = terminal;
        Add(folder);
        Add(generations);
        Add(layOutAnew);
        Add(assemblies);
        Add(data);
        Add(device);
        Add(cluster);
        Add(dashboard);
        Add(json);
        SetAction(Resume);
    }

    private int Resume(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(folder);
        OwnFiles own = assemblies.Read(parsed.GetValue(assemblies), data.Read(parsed));
        using RunFolder run = StoredRun.Open(path, terminal.Warn);
        NamedTask task = StoredRun.TaskOf(run, own);
        int dimension = run.Dimension ?? 0;
        try
        {
            task.Check(run.Policy, dimension, run.Search);
        }
        catch (ArgumentException exception)
        {
            throw StoredRun.NotARun(path, $"options.json describes no task ({exception.Message})", exception);
        }

        LayOutAnew(parsed, run);
        RunOptions asked = run.Options with { Device = parsed.GetValue(device) ?? run.Options.Device };
        var request = new TrainRequest(
            task, run.Policy, dimension, run.Search, asked, parsed.GetValue(generations) ?? asked.Generations,
            task.Preset(dimension).SolvedValue, own, parsed.GetValue(cluster), null, run, parsed.GetValue(dashboard),
            parsed.GetValue(json));
        return new TrainRun(terminal, request).Execute();
    }

    private void LayOutAnew(ParseResult parsed, RunFolder run)
    {
        if (!parsed.GetValue(layOutAnew))
            return;
        if (parsed.GetValue(generations) is not { } total)
            throw WrongInputException.NotAccepted(layOutAnew.Name, "alone", $"with {generations.Name}, the total to reach");
        run.LayOutAnew(total);
    }
}
