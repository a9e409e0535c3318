using System.CommandLine;

namespace GpuEs.Cli;

/// <summary><c>gpues export</c>: writes a trained policy for other programs.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Terminal terminal;
    private readonly Argument<string> folder = new("DIR") { Description = "a folder that train wrote" };
    private readonly AssemblyOption assemblies = new();
    private readonly Option<bool> best = OptionOf.Best();
    private readonly Option<string?> onnx = new("--onnx")
    {
        Description = "the file to write, for ONNX Runtime; an existing one is replaced",
        HelpName = "file",
    };

    public ExportCommand(Terminal terminal)
        : base("export", "Writes a trained policy as an ONNX model.")
    {
        this.terminal = terminal;
        Add(folder);
        Add(assemblies);
        Add(best);
        Add(onnx);
        SetAction(Export);
    }

    private int Export(ParseResult parsed)
    {
        string file = parsed.GetValue(onnx)
            ?? throw new WrongInputException($"{onnx.Name} without a value is not accepted; accepted: {onnx.Description}");
        TrainedPolicy policy = Load(parsed.GetRequiredValue(folder), assemblies.Read(parsed.GetValue(assemblies)), parsed.GetValue(best));
        using var model = new MemoryStream();
        policy.WriteOnnx(model);
        try
        {
            File.WriteAllBytes(file, model.ToArray());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongInputException(
                $"{onnx.Name} {file} is not accepted; accepted: a file that can be written ({exception.Message})", exception);
        }

        terminal.Output.WriteLine(
            $"{file}: observation [batch, {policy.ObservationSize}] to action [batch, {policy.ActionSize}], {policy.Environment}");
        return ExitCode.Success;
    }

    private static TrainedPolicy Load(string path, OwnFiles own, bool best)
    {
        try
        {
            return StoredPolicy.Load(path, best, own.Find);
        }
        catch (InvalidDataException exception)
        {
            throw new WrongInputException(
                $"DIR {path} is not accepted; accepted: a folder that train wrote, of an environment ({exception.Message})",
                exception);
        }
    }
}
