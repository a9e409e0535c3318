using System.CommandLine;
using System.Text.Json;

namespace GpuEs.Benchmarks;

/// <summary><c>bodies</c>: steps of a built-in mechanism under random controls, with the native peer's flags and line of JSON.</summary>
internal sealed class BodiesCommand : Command
{
    private readonly Option<string> model = new("--model") { DefaultValueFactory = _ => "hopper" };
    private readonly Option<int> frameSkip = new("--frame-skip") { DefaultValueFactory = _ => 4 };
    private readonly Option<double> seconds = new("--seconds") { DefaultValueFactory = _ => 2 };
    private readonly Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1 };

    public BodiesCommand()
        : base("bodies", "Measures steps of rigid bodies on the host and prints one line of JSON, as the peer does.")
    {
        model.AcceptOnlyFromAmong([.. BuiltInMechanisms.Names]);
        foreach (Option option in (Option[])[model, frameSkip, seconds, threads])
            Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(model);
        Mechanism mechanism = BuiltInMechanisms.Load(name);
        var work = new BodyWork(mechanism, parsed.GetValue(frameSkip), parsed.GetValue(threads));
        Console.WriteLine(JsonSerializer.Serialize(work.Measure(name, parsed.GetValue(seconds)), Words.Json));
        return 0;
    }
}
