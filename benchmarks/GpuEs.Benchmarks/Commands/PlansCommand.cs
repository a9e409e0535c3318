using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace GpuEs.Benchmarks;

/// <summary><c>plans</c>: the cross-entropy method on Pendulum, with the peer's flags, report and exit codes.</summary>
internal sealed class PlansCommand : Command
{
    private const int IsMissing = 3;
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1.5);

    private readonly Option<string> device = new("--device") { DefaultValueFactory = _ => "auto" };
    private readonly Option<int> agents = new("--agents") { DefaultValueFactory = _ => 64 };
    private readonly Option<int> candidates = new("--candidates") { DefaultValueFactory = _ => 1000 };
    private readonly Option<int> horizon = new("--horizon") { DefaultValueFactory = _ => 12 };
    private readonly Option<int> iterations = new("--iterations") { DefaultValueFactory = _ => 10 };
    private readonly Option<int> repeats = new("--repeats") { DefaultValueFactory = _ => 5 };

    public PlansCommand()
        : base("plans", "Measures planning and prints one line of JSON, as the peer does.")
    {
        foreach (Option option in (Option[])[device, agents, candidates, horizon, iterations, repeats])
            Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        string specification = parsed.GetRequiredValue(device);
        try
        {
            using ComputeDevice opened = ComputeDevice.Open(specification);
            int sampled = parsed.GetValue(candidates);
            var options = new CrossEntropyPlannerOptions
            {
                Agents = parsed.GetValue(agents),
                Candidates = sampled,
                Elites = Math.Max(1, sampled / 10),
                Horizon = parsed.GetValue(horizon),
                Iterations = parsed.GetValue(iterations),
            };
            Console.WriteLine(JsonSerializer.Serialize(Measure(opened, options, parsed.GetValue(repeats)), Words.Json));
            return 0;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            Console.Error.WriteLine($"gpues-{specification}: {exception.Message}");
            return IsMissing;
        }
    }

    private static PlansReport Measure(ComputeDevice device, CrossEntropyPlannerOptions options, int repeats)
    {
        using CrossEntropyPlanner<Pendulum> planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(device, options);
        var states = new Pendulum[options.Agents];
        for (int agent = 0; agent < states.Length; agent++)
            states[agent].Rules.AngleRadians = 0.1f * (agent + 1);
        float[] actions = new float[options.Agents];

        // The JIT compiles what runs often a second time, in the background.
        long started = Stopwatch.GetTimestamp();
        do
            planner.Plan(states, actions);
        while (Stopwatch.GetElapsedTime(started) < LeastWarmUp);

        var seconds = new List<double>();
        var cpuSeconds = new List<double>();
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
            started = Stopwatch.GetTimestamp();
            planner.Plan(states, actions);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            cpuSeconds.Add((Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds);
        }

        double perCall = Comparison.Median(seconds), modelSteps = (double)planner.ModelStepsPerPlan * options.Agents;
        DeviceBounds bounds = DeviceBounds.Measure(device);
        return new PlansReport(
            $"gpues-{device.Description.Specification.Split(':')[0]}",
            typeof(CrossEntropyPlanner).Assembly.GetName().Version!.ToString(3), options.Agents, options.Candidates,
            options.Horizon, options.Iterations, perCall, Comparison.Median(cpuSeconds), actions.Average(),
            modelSteps * PlansReport.OperationsPerModelStep / bounds.OperationsPerSecond / perCall, device.Description.Name);
    }
}
