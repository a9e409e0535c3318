namespace GpuEs.Cli;

/// <summary>The user's own files, the tasks in each, and the data that they read.</summary>
internal sealed record OwnFiles(
    IReadOnlyList<(string File, IReadOnlyList<NamedTask> Tasks)> Files, GivenData? Data = null)
{
    public static OwnFiles None { get; } = new([]);

    /// <summary>What their tasks are called, file by file; begins with a semicolon where there are any.</summary>
    public string Listed =>
        string.Concat(Files.Select(each => $"; in {each.File}: {string.Join(", ", each.Tasks.Select(task => task.Name))}"));

    /// <summary>The built-in tasks and the files' own that a word names, a type also by its short name; at best one.</summary>
    public IReadOnlyList<NamedTask> Named(string word)
    {
        NamedTask[] all = [.. BuiltInTasks.All, .. Files.SelectMany(each => each.Tasks)];
        NamedTask[] exact = [.. all.Where(task => task.Name == word)];
        return exact.Length > 0 ? exact : [.. all.Where(task => !BuiltInTasks.All.Contains(task) && task.ShortName == word)];
    }

    /// <summary>The task of that full name, with the data; null where there is none, or more than one.</summary>
    public NamedTask? Find(string name) =>
        Named(name) is [var task] && task.Name == name ? task.With(Data?.Numbers) : null;

    /// <summary>The files as words of a command line that goes on with a run, with a blank before each.</summary>
    public string Words => string.Concat(Files.Select(each => $" --assembly {ShellWord.OfPath(each.File)}"))
        + (Data is null ? "" : $" --data {ShellWord.OfPath(Data.File)}");
}
