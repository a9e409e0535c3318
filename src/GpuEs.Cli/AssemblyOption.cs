using System.CommandLine;
using System.Reflection;

namespace GpuEs.Cli;

/// <summary>
/// <c>--assembly</c>: files with environments and objectives of one's own. Nothing but what is named here is ever loaded.
/// </summary>
internal sealed class AssemblyOption : Option<string[]>
{
    private readonly Dictionary<string, IReadOnlyList<NamedTask>> loaded = [];

    public AssemblyOption()
        : base("--assembly")
    {
        Description = "an assembly with environments or objectives of your own, which are named by their type";
        HelpName = "FILE";
    }

    /// <summary>What the files have.</summary>
    /// <param name="files">As the user named them; null for none.</param>
    /// <param name="data">What they read; null for nothing.</param>
    /// <exception cref="WrongInputException">One cannot be loaded, or has no task.</exception>
    public OwnFiles Read(IEnumerable<string>? files, GivenData? data = null) =>
        new([.. (files ?? []).Select(file => (file, TasksIn(file)))], data);

    private IReadOnlyList<NamedTask> TasksIn(string file)
    {
        if (!loaded.TryGetValue(file, out IReadOnlyList<NamedTask>? tasks))
            loaded[file] = tasks = Load(file);
        return tasks;
    }

    private IReadOnlyList<NamedTask> Load(string file)
    {
        Assembly assembly = OwnAssembly.Load(Name, file);
        try
        {
            IReadOnlyList<NamedTask> tasks = OwnTasks.In(assembly);
            return tasks.Count > 0 ? tasks : throw WrongInputException.NotAccepted(
                Name, file, "an assembly with a public struct that is an environment or an objective, of any kind; this one has none");
        }
        catch (ReflectionTypeLoadException exception)
        {
            string reason = exception.LoaderExceptions.FirstOrDefault()?.Message ?? exception.Message;
            throw WrongInputException.NotAccepted(
                Name, file, $"an assembly that was built with this GpuEs and lies beside what it needs ({reason})", exception);
        }
    }
}
