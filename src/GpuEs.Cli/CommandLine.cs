using System.CommandLine;
using System.Globalization;

namespace GpuEs.Cli;

/// <summary>The command line: words in, exit code out.</summary>
internal static class CommandLine
{
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress, warnings and the one line that says what is wrong.</param>
    /// <param name="interruption">What Ctrl-C does; null where it can do nothing.</param>
    public static int Run(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, Interruption? interruption = null)
    {
        using var never = new Interruption();
        var terminal = new Terminal(output, error, interruption ?? never);
        var root = new RootCommand("Trains policies with evolution strategies on a GPU or a CPU.")
        {
            new DevicesCommand(terminal),
            new TrainCommand(terminal),
            new ResumeCommand(terminal),
            new EvaluateCommand(terminal),
            new ExportCommand(terminal),
            new ReportCommand(terminal),
            new CompareCommand(terminal),
            new PlanCommand(terminal),
            new PhysicsCommand(terminal),
            new WorkerCommand(terminal),
        };
        try
        {
            // Words that begin with @ are words, not files of further words.
            ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            ParseErrors.ThrowIfAny(parsed);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (WrongInputException exception)
        {
            terminal.Warn(exception.Message);
            return ExitCode.WrongInput;
        }
        catch (InsufficientMemoryException exception)
        {
            terminal.Warn(OptionOf.ToLowerInCommandLineWords(exception.Message));
            return ExitCode.Failure;
        }
        catch (OutOfMemoryException)
        {
            terminal.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"memory ran out: the process may have {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MiB; lower what was asked for"));
            return ExitCode.Failure;
        }
        catch (Exception exception)
        {
            // Drivers fail in types of their own; the shell is told of all of them in the same way.
            terminal.Warn(exception.Message);
            return ExitCode.Failure;
        }
    }
}
