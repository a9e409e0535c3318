using System.CommandLine;
using System.Text.Json;

namespace GpuEs.Benchmarks;

/// <summary><c>compare</c>: whole generations with the peers' flags, report and exit codes.</summary>
internal sealed class CompareCommand : Command
{
    private const int IsMissing = 3;

    private readonly Option<string> environment = new("--environment") { DefaultValueFactory = _ => "cartpole" };
    private readonly Option<string> hidden = new("--hidden") { DefaultValueFactory = _ => "64,64" };
    private readonly Option<int> population = new("--population") { DefaultValueFactory = _ => 4096 };
    private readonly Option<int> steps = new("--steps") { DefaultValueFactory = _ => 200 };
    private readonly Option<int> generations = new("--generations") { DefaultValueFactory = _ => 3 };
    private readonly Option<int> warmup = new("--warmup") { DefaultValueFactory = _ => 1 };
    private readonly Option<ulong> seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<string> device = new("--device") { DefaultValueFactory = _ => "auto" };
    private readonly Option<RolloutPath> path = Words.Path();
    private readonly Option<NoiseKind> noise = new("--noise");
    private readonly Option<bool> json = new("--json") { Description = "accepted for symmetry: the report is always one line of JSON" };

    public CompareCommand()
        : base("compare", "Measures whole generations and prints one line of JSON, as the peers do.")
    {
        environment.AcceptOnlyFromAmong([.. Scenario.EnvironmentNames]);
        generations.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--generations is at least 1");
        });
        Option[] all = [environment, hidden, population, steps, generations, warmup, seed, device, path, noise, json];
        foreach (Option option in all)
            Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        string specification = parsed.GetRequiredValue(device);
        ComputeDevice opened;
        try
        {
            opened = ComputeDevice.Open(specification);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            Console.Error.WriteLine($"gpues-{specification}: {exception.Message}");
            return IsMissing;
        }

        using (opened)
        {
            var scenario = new Scenario(
                parsed.GetRequiredValue(environment), parsed.GetRequiredValue(hidden), parsed.GetValue(population),
                parsed.GetValue(steps));
            EvolutionStrategyOptions options = scenario.Options(
                parsed.GetValue(noise), parsed.GetValue(path), parsed.GetValue(seed));
            var comparison = new Comparison(opened, scenario, options, parsed.GetValue(warmup), parsed.GetValue(generations));
            try
            {
                Console.WriteLine(JsonSerializer.Serialize(comparison.Run(), Words.Json));
            }
            catch (ArgumentException exception)
            {
                Console.Error.WriteLine($"gpues-{specification}: {exception.Message}");
                return 2;
            }
        }

        return 0;
    }
}
