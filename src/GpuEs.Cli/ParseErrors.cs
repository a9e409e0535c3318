using System.CommandLine;
using System.CommandLine.Parsing;

namespace GpuEs.Cli;

/// <summary>Makes one sentence of what the parser complains of.</summary>
internal static class ParseErrors
{
    /// <exception cref="WrongInputException">There is something to complain of.</exception>
    public static void ThrowIfAny(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return;
        Command command = parsed.CommandResult.Command;
        if (parsed.Errors.FirstOrDefault(IsOurs) is { } ours)
            throw new WrongInputException(ours.Message);
        if (parsed.UnmatchedTokens.Count > 0)
            throw new WrongInputException($"'{parsed.UnmatchedTokens[0]}' is not accepted; accepted: {Accepted(command)}");
        ParseError error = parsed.Errors[0];
        throw new WrongInputException(error.SymbolResult switch
        {
            // The parser's own words about a missing or a second value do not say what is accepted.
            OptionResult result =>
                $"{result.Option.Name} with {result.Tokens.Count} values is not accepted; accepted: one, {result.Option.Description}",
            ArgumentResult result =>
                $"{result.Argument.Name} without a value is not accepted; accepted: {result.Argument.Description}",
            CommandResult when command.Arguments.Count > 0 =>
                $"{command.Arguments[0].Name} without a value is not accepted; accepted: {command.Arguments[0].Description}",
            CommandResult => $"a command is missing; accepted: {Accepted(command)}",
            _ => error.Message,
        });
    }

    private static bool IsOurs(ParseError error) =>
        error.Message.Contains("; accepted: ", StringComparison.Ordinal);

    private static string Accepted(Command command) =>
        string.Join(", ", command.Subcommands.Select(each => each.Name)
            .Concat(command.Arguments.Select(each => each.Name))
            .Concat(command.Options.Select(each => each.Name)));
}
