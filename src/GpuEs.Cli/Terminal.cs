using Spectre.Console;

namespace GpuEs.Cli;

/// <summary>Where a command writes, and what interrupts it.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, Interruption interruption)
{
    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>What is told to a person meanwhile.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Ctrl-C.</summary>
    public CancellationToken Interruption => interruption.Token;

    /// <summary>Says that from here on the work ends in good order when <see cref="Interruption"/> asks it to.</summary>
    /// <param name="finishing">What it does before it ends.</param>
    public void EndsInGoodOrder(string finishing) => interruption.Answer(finishing);

    /// <summary>A console that draws on <see cref="Output"/>.</summary>
    public IAnsiConsole OutputConsole() => ConsoleOn(Output);

    /// <summary>A console that draws on <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOn(Error);

    /// <summary>One line to <see cref="Error"/>, whatever the message holds.</summary>
    public void Warn(string message) =>
        Error.WriteLine("gpues: " + string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    private static IAnsiConsole ConsoleOn(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
