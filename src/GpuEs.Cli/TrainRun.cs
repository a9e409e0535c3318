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
        using Dashboard? dashboard = request.DashboardPort is { } port ? Dashboard.Open(port) : null;
        using var devices = new OpenedDevices(terminal, request.Device);
        using EvolutionStrategy strategy =
            request.Task.Create(devices.Group, request.Policy, request.Dimension, request.Options);
        RunRecord record = Record(devices);
        using TextWriter? lines = request.Output?.Begin(record);
        WatchedRun? watched = dashboard is null ? null : Watched(record, strategy);
        terminal.Error.WriteLine($"{strategy.ParameterCount} parameters on {devices.Name}; {strategy.Path}");
        if (dashboard is not null)
        {
            dashboard.Show(watched!);
            terminal.Error.WriteLine($"dashboard: {dashboard.Address}");
        }

        long environmentSteps = 0;
        long started = Stopwatch.GetTimestamp();
        TrainingDisplay.Watch(terminal.ErrorConsole(), request.Generations, display =>
        {
            var progress = new Reporting(report =>
            {
                environmentSteps += report.EnvironmentSteps;
                display.Report(report);
                lines?.WriteLine(JsonSerializer.Serialize(GenerationLine.Of(report), LineJson.Default.GenerationLine));
                lines?.Flush();
                watched?.Report(report);
            });
            strategy.Train(request.Generations, report => IsEnough(strategy, report), progress, terminal.Interruption);
        });
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (devices.Group.Count > 1)
            terminal.Error.WriteLine(strategy.Path);

        RunSummary summary = Summarise(strategy, devices, environmentSteps, seconds);
        request.Output?.End(strategy.Mean, summary);
        watched?.End(summary);
        terminal.Output.WriteLine(request.Json
            ? JsonSerializer.Serialize(summary, LineJson.Default.RunSummary)
            : summary.ForPeople(request.Task, request.SolvedValue));
        int exitCode = terminal.Interruption.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
        if (dashboard is not null && terminal.ErrorConsole().Profile.Out.IsTerminal)
        {
            // Short training is over before a person has opened the page.
            terminal.Error.WriteLine($"training has ended; {dashboard.Address} stays until Ctrl-C");
            terminal.Interruption.WaitHandle.WaitOne();
        }

        return exitCode;
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
        EvolutionStrategy strategy, OpenedDevices devices, long environmentSteps, double seconds)
    {
        EvaluationResult evaluation = Judge(strategy);
        return new RunSummary(
            request.Task.Name, devices.Specification, request.Options.Seed, request.Options.Population,
            strategy.ParameterCount, strategy.Generation, environmentSteps, seconds, environmentSteps / seconds,
            evaluation.Mean, evaluation.Deviation, evaluation.Episodes,
            IsSolved(request.Task, evaluation.Mean, request.SolvedValue), RunSummary.Hash(strategy.Mean));
    }

    private RunRecord Record(OpenedDevices devices) => new(
        RunRecord.CurrentFormatVersion, request.Task.Name, request.Task.IsObjective ? request.Dimension : null,
        PolicyRecord.Of(request.Policy), devices.Specification, request.Generations, request.UntilSolved,
        SearchRecord.Of(request.Options));

    private WatchedRun Watched(RunRecord record, EvolutionStrategy strategy) => new(
        new PageRun(
            request.Task.Name, request.Task.Name, request.Task.IsObjective, request.Task.Goal == Goal.Maximise,
            request.SolvedValue, JsonSerializer.SerializeToElement(record, RecordJson.Default.RunRecord), null, [], [], []),
        strategy, EvaluationSeed(request.Options.Seed));

    // Progress<T> of the base library would report later, on other threads.
    private sealed class Reporting(Action<GenerationReport> report) : IProgress<GenerationReport>
    {
        public void Report(GenerationReport value) => report(value);
    }
}
