using System.CommandLine;

namespace GpuEs.Cli;

/// <summary>The word that names a built-in task.</summary>
internal static class TaskArgument
{
    /// <summary>One of some tasks; a complaint lists them.</summary>
    public static Argument<BuiltInTask> Of(IEnumerable<BuiltInTask> tasks)
    {
        BuiltInTask[] accepted = [.. tasks];
        string names = string.Join(", ", accepted.Select(task => task.Name));
        return new("ENVIRONMENT")
        {
            Description = names,
            CustomParser = result => Array.Find(accepted, task => task.Name == OptionOf.Word(result))
                ?? OptionOf.Refuse<BuiltInTask>(result, "ENVIRONMENT", names),
        };
    }
}
