using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace GpuEs.Cli;

/// <summary><c>gpues evaluate</c>: plays fresh episodes with a policy that <c>train</c> stored.</summary>
internal sealed class EvaluateCommand : Command
{
    private const int StandardEpisodes = 100;

    private readonly Terminal terminal;
    private readonly Argument<string> folder = new("DIR") { Description = "a folder that train wrote" };
    private readonly Option<int?> episodes =
        OptionOf.Number<int>("--episodes", "a whole number from 1 to 1048576", number => number is >= 1 and <= 1 << 20);
    private readonly AssemblyOption assemblies = new();
    private readonly DataOption data = new();
    private readonly Option<string?> device = OptionOf.Device();
    private readonly Option<bool> best = OptionOf.Best();
    private readonly Option<ulong?> seed = OptionOf.Seed();
    private readonly Option<bool> json = OptionOf.Json();

    public EvaluateCommand(Terminal terminal)
        : base("evaluate", "Evaluates a trained policy over fresh episodes.")
    {
        this.terminal = terminal;
        Add(folder);
        Add(episodes);
        Add(assemblies);
        Add(data);
        Add(device);
        Add(best);
        Add(seed);
        Add(json);
        SetAction(Evaluate);
    }

    private int Evaluate(ParseResult parsed)
    {
        StoredRun run = StoredRun.Read(
            parsed.GetRequiredValue(folder), assemblies.Read(parsed.GetValue(assemblies), data.Read(parsed)), terminal.Warn,
            parsed.GetValue(best));
        int? asked = parsed.GetValue(episodes);
        if (run.Task.IsObjective && asked is not null)
        {
            throw WrongInputException.NotAccepted(
                episodes.Name, $"{asked}", $"nothing, since {run.Task.Name} is an objective, without episodes");
        }

        ulong startSeed = parsed.GetValue(seed) ?? RunFolder.EvaluationSeed(run.Summary.Seed);
        using ComputeDevice opened = TrainRun.OpenDevice(terminal, parsed.GetValue(device) ?? run.Task.StandardDevice);
        TrainRun.RequirePlayer(opened, run.Task);
        using EvolutionStrategy strategy =
            run.Task.Create(opened, run.Policy, run.Dimension, new EvolutionStrategyOptions { Population = 2 });
        long started = Stopwatch.GetTimestamp();
        EvaluationResult result = strategy.Evaluate(run.Mean, asked ?? StandardEpisodes, startSeed);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        double solvedValue = run.Task.Preset(run.Dimension).SolvedValue;
        var summary = new RunSummary(
            run.Task.Name, opened.Description.Specification, startSeed, run.Summary.Population, run.Mean.Length,
            parsed.GetValue(best) ? run.Summary.Best!.Generation : run.Summary.Generations, result.Steps, seconds, result.Steps / seconds, result.Mean, result.Deviation,
            result.Episodes, TrainRun.IsSolved(run.Task, result.Mean, solvedValue), RunSummary.Hash(run.Mean));
        terminal.Output.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(summary, LineJson.Default.RunSummary)
            : (summary with { Generations = 0 }).ForPeople(run.Task, solvedValue));
        return ExitCode.Success;
    }
}
