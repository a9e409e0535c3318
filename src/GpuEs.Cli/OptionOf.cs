using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace GpuEs.Cli;

/// <summary>Options whose complaints name the option, the value and what is accepted.</summary>
internal static class OptionOf
{
    /// <summary>A number; what is not in the range is not accepted.</summary>
    /// <param name="name">With hyphens.</param>
    /// <param name="range">What is accepted, in words.</param>
    /// <param name="isInRange">The same as a rule.</param>
    public static Option<TNumber?> Number<TNumber>(string name, string range, Func<TNumber, bool> isInRange)
        where TNumber : struct, INumber<TNumber> =>
        new(name)
        {
            Description = range,
            HelpName = "number",
            CustomParser = result => TryNumber(Word(result), out TNumber number) && isInRange(number)
                ? number
                : Refuse<TNumber?>(result, name, range),
        };

    /// <summary>A port to listen at: null where the option is not there, 0 where it is without a value.</summary>
    public static Option<int?> Port(string name)
    {
        Option<int?> option = new(name)
        {
            Description = "a port from 1 to 65535 to serve a page at, for browsers of this machine; any free one where none is said",
            HelpName = "port",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => result.Tokens.Count == 0 ? 0
                : TryNumber(Word(result), out int port) && port is >= 1 and <= 65535 ? port
                : Refuse<int?>(result, name, "a port from 1 to 65535, or none for any free one"),
        };
        return option;
    }

    /// <summary>One of some words.</summary>
    public static Option<string?> Word(string name, params string[] accepted)
    {
        string range = string.Join(" or ", accepted);
        return new(name)
        {
            Description = range,
            HelpName = string.Join('|', accepted),
            CustomParser = result => accepted.Contains(Word(result)) ? Word(result) : Refuse<string?>(result, name, range),
        };
    }

    /// <summary>Whole numbers, parted by commas.</summary>
    public static Option<int[]?> Widths(string name, string range) =>
        new(name)
        {
            Description = range,
            HelpName = "64,64",
            CustomParser = result =>
            {
                string[] words = Word(result).Split(',');
                int[] widths = [.. words.Select(word => TryNumber(word, out int width) ? width : 0)];
                return widths.All(width => width is >= 1 and <= 4096) ? widths : Refuse<int[]?>(result, name, range);
            },
        };

    /// <summary>Logs beside generations.jsonl.</summary>
    public static Option<RunLogs?> Logs() => new("--log")
    {
        Description = "csv, tensorboard or csv,tensorboard",
        HelpName = "csv,tensorboard",
        CustomParser = result => Word(result) switch
        {
            "csv" => RunLogs.Csv,
            "tensorboard" => RunLogs.TensorBoard,
            "csv,tensorboard" or "tensorboard,csv" => RunLogs.Csv | RunLogs.TensorBoard,
            _ => Refuse<RunLogs?>(result, "--log", "csv, tensorboard or csv,tensorboard"),
        },
    };

    /// <summary>Whether the best mean is meant in place of the last.</summary>
    public static Option<bool> Best() => new("--best") { Description = "the best mean of the run's evaluations in place of the last" };

    /// <summary>Where to compute.</summary>
    public static Option<string?> Device() => new("--device")
    {
        Description = "auto, host, cpu, opencl, opencl:N, cuda or cuda:N",
        HelpName = "device",
    };

    /// <summary>Where to compute, on several devices at once if so wished.</summary>
    public static Option<string?> Devices() => new("--device")
    {
        Description = "auto, host, cpu, opencl, opencl:N, cuda or cuda:N; several, parted by commas, share the members",
        HelpName = "device,...",
    };

    /// <summary>A cluster to compute on.</summary>
    public static Option<string?> Cluster() => new("--cluster")
    {
        Description = "a worker's gateway, or the Redis that lists the workers",
        HelpName = "HOST:PORT|redis://HOST:PORT",
    };

    /// <summary>The seed of everything random.</summary>
    public static Option<ulong?> Seed() =>
        Number<ulong>("--seed", "a whole number from 0 to 18446744073709551615", _ => true);

    /// <summary>Whether a program reads the result.</summary>
    public static Option<bool> Json() => new("--json") { Description = "ends standard output with one JSON object" };

    /// <summary>Complains.</summary>
    public static TValue? Refuse<TValue>(ArgumentResult result, string name, string accepted)
    {
        result.AddError(WrongInputException.NotAccepted(name, Word(result), accepted).Message);
        return default;
    }

    /// <summary>The library begins its complaints with its own name for the option.</summary>
    public static string InCommandLineWords(string message)
    {
        string name = message.Split(' ')[0];
        string? option = InCommandLine(name);
        return option is null ? message : option + message[name.Length..];
    }

    /// <summary>The library ends its complaints of memory with the names of what to lower.</summary>
    public static string ToLowerInCommandLineWords(string message)
    {
        const string Lower = "; lower ";
        int at = message.LastIndexOf(Lower, StringComparison.Ordinal);
        if (at < 0)
            return message;
        string[] options = message[(at + Lower.Length)..].Split(" or ");
        return message[..at] + Lower + string.Join(" or ", options.Select(option => InCommandLine(option) ?? option));
    }

    public static string Word(ArgumentResult result) => result.Tokens[0].Value;

    private static string? InCommandLine(string name) => name switch
    {
        nameof(EvolutionStrategyOptions.Population) or nameof(EvolutionStrategyOptions.Episodes)
            or nameof(EvolutionStrategyOptions.Sigma) or "Hidden" or "Dimension" or "Data"
            or nameof(CrossEntropyPlannerOptions.Candidates) or nameof(CrossEntropyPlannerOptions.Elites)
            or nameof(CrossEntropyPlannerOptions.Agents) or nameof(CrossEntropyPlannerOptions.Horizon)
            => "--" + name.ToLowerInvariant(),
        "Port" or "Join" or "Redis" => "--" + name.ToLowerInvariant(),
        "GatewayPort" => "--gateway-port",
        nameof(EvolutionStrategyOptions.LearningRate) => "--learning-rate",
        nameof(EvolutionStrategyOptions.PerturbedFraction) => "--perturb",
        nameof(EvolutionStrategyOptions.ChunkMembers) => "--chunk",
        nameof(EvolutionStrategyOptions.NoiseTableLength) => "--noise table: NoiseTableLength",
        "path" => "--output",
        "port" => "--dashboard",
        _ => null,
    };

    private static bool TryNumber<TNumber>(string word, out TNumber number)
        where TNumber : struct, INumber<TNumber>
    {
        NumberStyles style = typeof(TNumber) == typeof(float) || typeof(TNumber) == typeof(double) ? NumberStyles.Float : NumberStyles.AllowLeadingSign;
        return TNumber.TryParse(word, style, CultureInfo.InvariantCulture, out number);
    }
}
