namespace GpuEs.Cli;

/// <summary>A run that ended, read back from its folder and found whole.</summary>
internal sealed record StoredRun(NamedTask Task, Policy? Policy, int Dimension, RunSummary Summary, float[] Mean)
{
    /// <summary>Reads what <see cref="RunFolder"/> writes.</summary>
    /// <exception cref="WrongInputException">Something is missing or damaged.</exception>
    public static StoredRun Read(string path, OwnFiles own, Action<string> warn, bool best = false)
    {
        using RunFolder folder = Open(path, warn);
        NamedTask task = TaskOf(folder, own);
        try
        {
            int dimension = folder.Dimension ?? 0;
            int parameterCount = task.Check(folder.Policy, dimension, folder.Search);
            RunSummary summary = RunFiles.ReadSummary(path) ?? throw NotARun(
                path, $"{RunFiles.Summary} cannot be read, since the run has not ended: gpues resume goes on with it");
            if (best && summary.Best is null)
                throw NotARun(path, "it has no best mean: train with --evaluate-every");
            return new(task, folder.Policy, dimension, summary, RunFiles.ReadParameters(path, best, parameterCount));
        }
        catch (InvalidDataException exception)
        {
            throw NotARun(path, exception.Message, exception);
        }
        catch (ArgumentException exception)
        {
            throw NotARun(path, $"options.json describes no task ({exception.Message})", exception);
        }
    }

    /// <summary>A run to look at, whether it has ended or not.</summary>
    /// <exception cref="WrongInputException">It is no run's folder, or holds no generation.</exception>
    public static RunHistory History(string path, OwnFiles own)
    {
        try
        {
            RunHistory run = RunHistory.Read(path);
            return run with { Task = own.Find(run.Environment) };
        }
        catch (InvalidDataException exception)
        {
            throw NotARun(path, exception.Message, exception);
        }
    }

    /// <exception cref="WrongInputException">It holds no run, or its options are damaged.</exception>
    public static RunFolder Open(string path, Action<string> warn)
    {
        try
        {
            return RunFolder.Open(path, warn);
        }
        catch (InvalidDataException exception)
        {
            throw NotARun(path, exception.Message, exception);
        }
    }

    /// <summary>The run's task, built in or of the user's own, with the data that the run was begun with.</summary>
    /// <exception cref="WrongInputException">It is neither, or the data is not there.</exception>
    public static NamedTask TaskOf(RunFolder folder, OwnFiles own)
    {
        string where = own.Files.Count == 0 ? "not built in: name its file by --assembly" : $"not built in{own.Listed}";
        NamedTask task = own.Find(folder.Environment)
            ?? throw NotARun(folder.Path, $"options.json names {folder.Environment}, which is {where}");
        try
        {
            folder.RequireData(task.Data);
            return task;
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }
    }

    /// <summary>A complaint about the folder.</summary>
    public static WrongInputException NotARun(string path, string reason, Exception? cause = null) =>
        new($"DIR {path} is not accepted; accepted: a folder that train wrote ({reason})", cause);
}
