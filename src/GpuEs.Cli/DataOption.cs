using System.CommandLine;

namespace GpuEs.Cli;

/// <summary><c>--data</c>: a file of numbers for an environment or objective of one's own that reads data.</summary>
internal sealed class DataOption : Option<string?>
{
    public DataOption()
        : base("--data")
    {
        Description = "numbers that an environment or objective of your own reads: floats in .f32, or words in .csv or .txt";
        HelpName = "FILE";
    }

    /// <summary>The file's numbers; null where none is named.</summary>
    /// <exception cref="WrongInputException">It cannot be read, or holds something else.</exception>
    public GivenData? Read(ParseResult parsed)
    {
        try
        {
            return parsed.GetValue(this) is { } file ? new(file, SharedData.Read(file)) : null;
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }
    }
}
