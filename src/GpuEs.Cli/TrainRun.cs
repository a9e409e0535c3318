using System.Text.Json;

namespace GpuEs.Cli;

/// <summary>Trains, shows how it goes, and says what came of it.</summary>
internal sealed class TrainRun(Terminal terminal, TrainRequest request)
{
    private bool hasStalled;

    public int Execute()
    {
        terminal.EndsInGoodOrder("finishing the generation under way, and saving");
        using Dashboard? dashboard = request.DashboardPort is { } port ? OpenDashboard(port) : null;
        using TrainingPlace place = TrainingPlace.Open(terminal, request);
        using EvolutionStrategy strategy = place.Create(request);
        using RunFolder folder = request.Resumed ?? NewFolder(strategy);
        if (request.Resumed is not null)
            strategy.Restore(folder);
        terminal.Error.WriteLine($"{strategy.ParameterCount} parameters on {place.Name}; {strategy.Path}");
        terminal.Error.WriteLine(strategy.Generation > 0
            ? $"{folder.Path}: goes on after {strategy.Generation} generations"
            : $"{folder.Path}: options, generations, checkpoints and the policy");

        if (dashboard is not null)
        {
            dashboard.Show(WatchedRun.Of(strategy, folder));
            terminal.Error.WriteLine($"dashboard: {dashboard.Address}");
        }

        RunSummary summary;
        try
        {
            summary = Train(strategy, folder, place, dashboard);
        }
        catch (IOException exception)
        {
            throw new IOException($"{exception.Message}; when it can be, go on with: {HowToResume(folder)}", exception);
        }

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

    /// <summary>Turns a device away that does not play the task.</summary>
    /// <exception cref="WrongInputException">The host alone plays it.</exception>
    public static void RequirePlayer(ComputeDevice device, NamedTask task)
    {
        if (task.DeviceObstacle is { } obstacle && device.Description.Kind != DeviceKind.Host)
            throw WrongInputException.NotAccepted("--device", device.Description.Specification, $"host, since {obstacle}");
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
        EvolutionStrategy strategy, RunFolder folder, TrainingPlace place, Dashboard? dashboard)
    {
        if (strategy.Generation >= request.Generations)
            terminal.Error.WriteLine($"{folder.Path} has its {strategy.Generation} generations; --generations with more goes on");
        else if (folder.Ending is null)
            Train(strategy, folder, place.News, dashboard);
        if (folder.Ending is { } reason)
            terminal.Error.WriteLine($"{folder.Path} has ended after {strategy.Generation} generations: {reason}");
        if (folder.Summary is null)
            folder.Save();
        if (place is OpenedDevices { Group.Count: > 1 })
            terminal.Error.WriteLine(strategy.Path);
        return folder.Summary!;
    }

    private void Train(
        EvolutionStrategy strategy, RunFolder folder, Func<string> news, Dashboard? dashboard) => TrainingDisplay.Watch(
        terminal.ErrorConsole(), request.Generations, news,
        display =>
        {
            int before = strategy.Generation;
            GenerationReport last = strategy.Train(
                request.Generations, null, new Reporting(display, dashboard), folder, terminal.Interruption);
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

    private static Dashboard OpenDashboard(int port)
    {
        try
        {
            return Dashboard.Open(port);
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }
    }

    private sealed class Reporting(IProgress<GenerationReport> display, Dashboard? dashboard) : IProgress<GenerationReport>
    {
        public void Report(GenerationReport value)
        {
            display.Report(value);
            dashboard?.Report(value);
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
