using System.Text.Json;

namespace GpuEs.Cli;

/// <summary>Trains, shows how it goes, and says what came of it.</summary>
internal sealed class TrainRun(Terminal terminal, TrainRequest request)
{
    private bool hasStalled;

    public int Execute()
    {
        terminal.EndsInGoodOrder("finishing the generation under way, and saving");
        using Dashboard? dashboard = request.DashboardPort is { } port ? Dashboard.Open(port) : null;
        using TrainingPlace place = TrainingPlace.Open(terminal, request);
        using EvolutionStrategy strategy = place.Create(request);
        using RunFolder folder = request.Resumed ?? NewFolder(strategy);
        if (request.Resumed is not null)
            strategy.Restore(folder);
        terminal.Error.WriteLine($"{strategy.ParameterCount} parameters on {place.Name}; {strategy.Path}");
        terminal.Error.WriteLine(strategy.Generation > 0
            ? $"{folder.Path}: goes on after {strategy.Generation} generations"
            : $"{folder.Path}: options, generations, checkpoints and the policy");

        WatchedRun? watched = dashboard is null ? null : Watched(strategy, folder);
        if (dashboard is not null)
        {
            dashboard.Show(watched!);
            terminal.Error.WriteLine($"dashboard: {dashboard.Address}");
        }

        RunSummary summary;
        try
        {
            summary = Train(strategy, folder, place, watched);
        }
        catch (IOException exception)
        {
            throw new IOException($"{exception.Message}; when it can be, go on with: {HowToResume(folder)}", exception);
        }

        watched?.End(summary);
        terminal.Output.WriteLine(request.Json
            ? JsonSerializer.Serialize(summary, LineJson.Default.RunSummary)
            : summary.ForPeople(request.Task, request.SolvedValue));
        if (!terminal.Interruption.IsCancellationRequested)
        {
            StayFor(dashboard);
            return hasStalled ? Stalled(strategy) : ExitCode.Success;
        }

        terminal.Error.WriteLine(
            $"stopped after {strategy.Generation} of {request.Generations} generations; go on with: {HowToResume(folder)}");
        return ExitCode.Interrupted;
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

    public static bool IsSolved(NamedTask task, double value, double solvedValue) =>
        task.Goal == Goal.Maximise ? value >= solvedValue : value <= solvedValue;

    private RunFolder NewFolder(EvolutionStrategy strategy)
    {
        try
        {
            return RunFolder.Create(strategy, request.Run, request.Output, terminal.Warn);
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }
    }

    private RunSummary Train(
        EvolutionStrategy strategy, RunFolder folder, TrainingPlace place, WatchedRun? watched)
    {
        if (strategy.Generation >= request.Generations)
            terminal.Error.WriteLine($"{folder.Path} has its {strategy.Generation} generations; --generations with more goes on");
        else if (folder.Ending is null)
            Train(strategy, folder, place.News, watched);
        if (folder.Ending is { } reason)
            terminal.Error.WriteLine($"{folder.Path} has ended after {strategy.Generation} generations: {reason}");
        if (folder.Summary is null)
            folder.Save();
        if (place is OpenedDevices { Group.Count: > 1 })
            terminal.Error.WriteLine(strategy.Path);
        return folder.Summary!;
    }

    private void Train(
        EvolutionStrategy strategy, RunFolder folder, Func<string> news, WatchedRun? watched) => TrainingDisplay.Watch(
        terminal.ErrorConsole(), request.Generations, news,
        display =>
        {
            int before = strategy.Generation;
            GenerationReport last = strategy.Train(
                request.Generations, null, new Reporting(display, watched), folder, terminal.Interruption);
            hasStalled = strategy.Generation > before && !last.IsUpdated;
        });

    // The mean is what it was before, and finite; but training that goes on so would be for nothing.
    private int Stalled(EvolutionStrategy strategy)
    {
        terminal.Warn(
            $"generation {strategy.Generation - 1}, the last, left the mean as it was: fitness or update were not finite; "
            + "begin anew with a smaller --learning-rate or --sigma");
        return ExitCode.Failure;
    }

    // Short training is over before a person has opened the page.
    private void StayFor(Dashboard? dashboard)
    {
        if (dashboard is null || !terminal.ErrorConsole().Profile.Out.IsTerminal)
            return;
        terminal.EndsInGoodOrder("closing the page");
        terminal.Error.WriteLine($"training has ended; {dashboard.Address} stays until Ctrl-C");
        terminal.Interruption.WaitHandle.WaitOne();
    }

    // A run that goes on is shown from its beginning.
    private WatchedRun Watched(EvolutionStrategy strategy, RunFolder folder)
    {
        RunHistory history = RunHistory.Read(folder.Path, request.Own, mayBeEmpty: true);
        return new(
            PageRun.Of(history with { Summary = null }, []), strategy, RunFolder.EvaluationSeed(request.Options.Seed), folder);
    }

    private sealed class Reporting(IProgress<GenerationReport> display, WatchedRun? watched) : IProgress<GenerationReport>
    {
        public void Report(GenerationReport value)
        {
            display.Report(value);
            watched?.Report(value);
        }
    }

    private string HowToResume(RunFolder folder)
    {
        string path = ShellWord.OfPath(folder.Path);
        string place = request.Own.Words + (request.Cluster is null ? "" : $" --cluster {ShellWord.Of(request.Cluster)}");
        return request.Generations == folder.Options.Generations
            ? $"gpues resume {path}{place}"
            : $"gpues resume {path}{place} --generations {request.Generations}";
    }
}
