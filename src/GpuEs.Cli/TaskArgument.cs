using System.CommandLine;
using System.CommandLine.Parsing;

namespace GpuEs.Cli;

/// <summary>The word that names a built-in task, or one of the user's own.</summary>
internal static class TaskArgument
{
    /// <summary>One of some tasks; a complaint lists them.</summary>
    /// <param name="assemblies">Where the user's own come from.</param>
    /// <param name="isAccepted">Which of all.</param>
    public static Argument<NamedTask> Of(AssemblyOption assemblies, Func<NamedTask, bool> isAccepted)
    {
        string names = string.Join(", ", BuiltInTasks.All.Where(isAccepted).Select(task => task.Name));
        return new("ENVIRONMENT")
        {
            Description = $"{names}, or a type in {assemblies.Name}",
            CustomParser = Parse,
        };

        NamedTask? Parse(ArgumentResult result)
        {
            try
            {
                OwnFiles own = assemblies.Read(result.GetResult(assemblies)?.Tokens.Select(token => token.Value));
                NamedTask[] found = [.. own.Named(OptionOf.Word(result)).Where(isAccepted)];
                return found.Length switch
                {
                    1 => found[0],
                    0 => OptionOf.Refuse<NamedTask>(result, "ENVIRONMENT", names + own.Listed),
                    _ => OptionOf.Refuse<NamedTask>(
                        result, "ENVIRONMENT", $"one of {string.Join(", ", found.Select(task => task.Name))}, each by its full name"),
                };
            }
            catch (WrongInputException exception)
            {
                result.AddError(exception.Message);
                return null;
            }
        }
    }
}
