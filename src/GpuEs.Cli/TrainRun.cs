using System.Diagnostics;
using System.Text.Json;

namespace GpuEs.Cli;

/// <summary>Trains, shows how it goes, and says what came of it.</summary>
internal sealed class TrainRun(Terminal terminal, TrainRequest request)
{
    private const int GenerationsBetweenChecks = 5;
    private const int EvaluationEpisodes = 100;

    public int Execute()
    {
        using TrainingPlace place = TrainingPlace.Open(terminal, request);
        using EvolutionStrategy strategy = place.Create(request);
        using TextWriter? lines = request.Output?.Begin(Record(place));
        terminal.Error.WriteLine($"{strategy.ParameterCount} parameters on {place.Name}; {strategy.Path}");
        long stepsBefore = strategy.EnvironmentSteps;
        long started = Stopwatch.GetTimestamp();
        TrainingDisplay.Watch(terminal.ErrorConsole(), request.Generations, display =>
        {
            var progress = new Reporting(report =>
            {
                display.Report(report, place.News());
                lines?.WriteLine(JsonSerializer.Serialize(GenerationLine.Of(report), LineJson.Default.GenerationLine));
                lines?.Flush();
            });
            strategy.Train(request.Generations, report => IsEnough(strategy, report), progress, terminal.Interruption);
        });
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (place is OpenedDevices { Group.Count: > 1 })
            terminal.Error.WriteLine(strategy.Path);

        RunSummary summary = Summarise(strategy, place, strategy.EnvironmentSteps - stepsBefore, seconds);
        request.Output?.End(strategy.Mean, summary);
        terminal.Output.WriteLine(request.Json
            ? JsonSerializer.Serialize(summary, LineJson.Default.RunSummary)
            : summary.ForPeople(request.Task, request.SolvedValue));
        return terminal.Interruption.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
    }

    /// <summary>Opens a device by what the user called it.</summary>
    /// <exception cref="WrongInputException">There is no such device.</exception>
    public static ComputeDevice OpenDevice(Terminal terminal, string specification)
    {
        try
        {
            return ComputeDevice.Open(specification, terminal.Warn);
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException($"--device {specification} is not accepted: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The seed of the episodes that trained policies are judged by: never the seed of the ones that they trained on.
    /// </summary>
    public static ulong EvaluationSeed(ulong trainingSeed) => ~trainingSeed;

    public static bool IsSolved(BuiltInTask task, double value, double solvedValue) =>
        task.Goal == Goal.Maximise ? value >= solvedValue : value <= solvedValue;

    private bool IsEnough(EvolutionStrategy strategy, GenerationReport report) =>
        request.UntilSolved && (report.Generation + 1) % GenerationsBetweenChecks == 0
        && IsSolved(request.Task, Judge(strategy).Mean, request.SolvedValue);

    private EvaluationResult Judge(EvolutionStrategy strategy) =>
        strategy.Evaluate(EvaluationEpisodes, EvaluationSeed(request.Options.Seed));

    private RunSummary Summarise(
        EvolutionStrategy strategy, TrainingPlace place, long environmentSteps, double seconds)
    {
        EvaluationResult evaluation = Judge(strategy);
        return new RunSummary(
            request.Task.Name, place.Specification, request.Options.Seed, request.Options.Population,
            strategy.ParameterCount, strategy.Generation, environmentSteps, seconds, environmentSteps / seconds,
            evaluation.Mean, evaluation.Deviation, evaluation.Episodes,
            IsSolved(request.Task, evaluation.Mean, request.SolvedValue), RunSummary.Hash(strategy.Mean));
    }

    private RunRecord Record(TrainingPlace place) => new(
        RunRecord.CurrentFormatVersion, request.Task.Name, request.Task.IsObjective ? request.Dimension : null,
        PolicyRecord.Of(request.Policy), place.Specification, request.Generations, request.UntilSolved,
        SearchRecord.Of(request.Options));

    // Progress<T> of the base library would report later, on other threads.
    private sealed class Reporting(Action<GenerationReport> report) : IProgress<GenerationReport>
    {
        public void Report(GenerationReport value) => report(value);
    }
}
