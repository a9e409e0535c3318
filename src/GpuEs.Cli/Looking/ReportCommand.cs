using System.CommandLine;

namespace GpuEs.Cli;

/// <summary><c>gpues report</c>: what a run learned, as one HTML file, with plots beside it.</summary>
internal sealed class ReportCommand : Command
{
    private const int StandardEpisodes = 3;

    private readonly Terminal terminal;
    private readonly Argument<string> folder = new("DIR") { Description = "a folder that train wrote" };
    private readonly AssemblyOption assemblies = new();
    private readonly DataOption data = new();
    private readonly Option<string?> output =
        new("--output") { Description = "an .html file; DIR/report.html where nothing is said", HelpName = "FILE" };
    private readonly Option<int?> episodes =
        OptionOf.Number<int>("--episodes", "replays, a whole number from 0 to 100", number => number is >= 0 and <= 100);

    public ReportCommand(Terminal terminal)
        : base("report", "Writes a report of a run: one HTML file, and plots as PNG beside it.")
    {
        this.terminal = terminal;
        Add(folder);
        Add(assemblies);
        Add(data);
        Add(output);
        Add(episodes);
        SetAction(Write);
    }

    private int Write(ParseResult parsed)
    {
        OwnFiles own = assemblies.Read(parsed.GetValue(assemblies), data.Read(parsed));
        RunHistory run = StoredRun.History(parsed.GetRequiredValue(folder), own);
        if (run.IsObjective && parsed.GetValue(episodes) is { } asked)
        {
            throw WrongInputException.NotAccepted(
                episodes.Name, $"{asked}", $"nothing, since {run.Environment} is an objective, without episodes");
        }

        var file = new PageFile(parsed.GetValue(output) ?? Path.Combine(run.Path, "report.html"));
        foreach (string note in run.Notes)
            terminal.Warn(note);
        PageReplay[] replays = Replays(run, own, parsed.GetValue(episodes) ?? StandardEpisodes);
        var page = new PageData("report", [PageRun.Of(run, replays)]);
        file.Write(terminal, page, ("curve", Plots.Curve(run)), ("stages", Plots.Stages(run)));
        return ExitCode.Success;
    }

    // The first of the episodes that gpues evaluate plays.
    private PageReplay[] Replays(RunHistory run, OwnFiles own, int count)
    {
        if (run.IsObjective || count == 0)
            return [];
        bool lacksData = run.ReadsData && own.Data is null;
        if (run.Task is null || run.Summary is null || lacksData)
        {
            string reason = run.Task is null ? $"{run.Environment} is not built in: name its file by {assemblies.Name}"
                : lacksData ? $"{run.Environment} reads data: name its file by {data.Name}"
                : "the run has not ended";
            terminal.Warn($"{run.Path}: the report is without a replay, since {reason}");
            return [];
        }

        StoredRun stored = StoredRun.Read(run.Path, own, terminal.Warn);
        using ComputeDevice host = ComputeDevice.Open("host");
        using EvolutionStrategy strategy =
            run.Task.Create(host, stored.Policy, stored.Dimension, new EvolutionStrategyOptions { Population = 2 });
        ulong seed = RunFolder.EvaluationSeed(stored.Summary.Seed);
        return
        [
            .. Enumerable.Range(0, count).Select(episode =>
                PageReplay.Of(stored.Summary.Generations, episode, strategy.Record(stored.Mean, episode, seed))),
        ];
    }
}
