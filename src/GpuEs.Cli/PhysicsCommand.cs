using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace GpuEs.Cli;

/// <summary><c>gpues physics</c>: loads a robot's model, says what it has, drops it and measures how fast it falls.</summary>
internal sealed class PhysicsCommand : Command
{
    private const int StandardSteps = 1000;
    private const int StandardInstances = 256;
    private const int Most = 1 << 20;

    private readonly Terminal terminal;
    private readonly Argument<string> model = new("MODEL")
    {
        Description = $"a model file in MuJoCo's format, or one of {string.Join(", ", BuiltInMechanisms.Names)}",
    };

    private readonly Option<int?> steps = Whole("--steps");
    private readonly Option<int?> instances = Whole("--instances");
    private readonly Option<bool> json = OptionOf.Json();

    public PhysicsCommand(Terminal terminal)
        : base("physics", "Loads a robot's MJCF file, says what it has, drops it, and prints steps/s.")
    {
        this.terminal = terminal;
        Add(model);
        Add(steps);
        Add(instances);
        Add(json);
        SetAction(Drop);
    }

    private int Drop(ParseResult parsed)
    {
        string named = parsed.GetRequiredValue(model);
        Mechanism mechanism = Load(named);
        terminal.EndsInGoodOrder("the instances at hand");
        DroppedBodies dropped = DroppedBodies.Play(
            mechanism, parsed.GetValue(instances) ?? StandardInstances, parsed.GetValue(steps) ?? StandardSteps,
            terminal.Interruption);
        string name = mechanism.Name.Length > 0 ? mechanism.Name : Path.GetFileName(named);
        PhysicsSummary summary = PhysicsSummary.Of(name, mechanism, dropped);
        terminal.Output.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(summary, LineJson.Default.PhysicsSummary)
            : summary.ForPeople());
        if (terminal.Interruption.IsCancellationRequested)
            return ExitCode.Interrupted;
        if (dropped.Failed == 0)
            return ExitCode.Success;
        terminal.Warn(string.Create(
            CultureInfo.InvariantCulture,
            $"{dropped.Failed} of {dropped.Instances} instances failed: a number was not finite, or contacts found no balance; a shorter timestep may help"));
        return ExitCode.Failure;
    }

    private Mechanism Load(string named)
    {
        if (BuiltInMechanisms.Names.Contains(named))
            return BuiltInMechanisms.Load(named);
        if (!File.Exists(named))
        {
            throw WrongInputException.NotAccepted(
                model.Name, named, $"a file that is there, or one of {string.Join(", ", BuiltInMechanisms.Names)}");
        }

        try
        {
            return Mechanism.Load(named);
        }
        catch (InvalidDataException exception)
        {
            throw new WrongInputException(exception.Message, exception);
        }
    }

    private static Option<int?> Whole(string name) =>
        OptionOf.Number<int>(
            name, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {Most}"),
            number => number is >= 1 and <= Most);
}
