using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace GpuEs.Cli;

/// <summary><c>gpues plan</c>: plays episodes by planning every action.</summary>
internal sealed class PlanCommand : Command
{
    private const int StandardEpisodes = 10;
    private const int MostAgents = 1 << 20;

    // More at once fill no core and few GPUs better, and wait longer for each other's plans.
    private const int StandardAgents = 256;

    private readonly Terminal terminal;
    private readonly AssemblyOption assemblies = new();
    private readonly DataOption data = new();
    private readonly Argument<NamedTask> environment;
    private readonly Option<int?> horizon = Whole("--horizon", CrossEntropyPlannerOptions.LongestHorizon);
    private readonly Option<int?> iterations = Whole("--iterations", 1 << 16);
    private readonly Option<int?> candidates =
        OptionOf.Number<int>("--candidates", "a whole number from 2 to 1048576", number => number is >= 2 and <= 1 << 20);
    private readonly Option<int?> elites = Whole("--elites", 1 << 20);
    private readonly Option<string?> method = OptionOf.Word("--method", "cem", "icem", "mppi");
    private readonly Option<int?> episodes = Whole("--episodes", MostAgents);
    private readonly Option<int?> agents = Whole("--agents", MostAgents);
    private readonly Option<string?> device = OptionOf.Device();
    private readonly Option<ulong?> seed = OptionOf.Seed();
    private readonly Option<bool> json = OptionOf.Json();

    public PlanCommand(Terminal terminal)
        : base("plan", "Plays episodes by planning every action with the cross-entropy method.")
    {
        this.terminal = terminal;
        Add(environment = TaskArgument.Of(assemblies, task => !task.IsObjective));
        Option[] all = [assemblies, data, horizon, iterations, candidates, elites, method, episodes, agents, device, seed, json];
        foreach (Option option in all)
            Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        NamedTask task = parsed.GetRequiredValue(environment).With(data.Read(parsed)?.Numbers);
        string way = parsed.GetValue(method) ?? "cem";
        int toPlay = parsed.GetValue(episodes) ?? StandardEpisodes;
        CrossEntropyPlannerOptions options = Search(parsed, task, way, toPlay);
        using ComputeDevice opened = TrainRun.OpenDevice(terminal, parsed.GetValue(device) ?? task.StandardDevice);
        TrainRun.RequirePlayer(opened, task);
        terminal.Error.WriteLine(
            $"{way}: {options.Agents} agents, horizon {options.Horizon}, {options.Iterations} iterations of "
            + $"{options.Candidates} candidates, actions of {options.ActionRepeat} steps, on {opened.Description.Name}");
        PlannedEpisodes? played = null;
        terminal.EndsInGoodOrder("giving up the plan under way");
        LiveProgress.Watch(terminal.ErrorConsole(), toPlay, "the first plan", show => played = task.Plan(
            opened, options, toPlay, options.Seed, new Reporting(show), terminal.Interruption));

        PlanSummary summary = PlanSummary.Of(played!, task.Name, way, opened.Description.Specification, options);
        terminal.Output.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(summary, LineJson.Default.PlanSummary)
            : summary.ForPeople());
        return terminal.Interruption.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
    }

    private CrossEntropyPlannerOptions Search(ParseResult parsed, NamedTask task, string way, int toPlay)
    {
        CrossEntropyPlannerOptions start = task.PlannerOptions(way switch
        {
            "icem" => CrossEntropyPlannerOptions.ImprovedCrossEntropy,
            "mppi" => CrossEntropyPlannerOptions.PathIntegral,
            _ => new CrossEntropyPlannerOptions(),
        });
        int sampled = parsed.GetValue(candidates) ?? start.Candidates;

        // Fewer candidates than elites, where only the former were asked for, keep the method's share of elites.
        int share = Math.Max(1, (int)((long)sampled * start.Elites / start.Candidates));
        CrossEntropyPlannerOptions options = start with
        {
            Horizon = parsed.GetValue(horizon) ?? start.Horizon,
            Iterations = parsed.GetValue(iterations) ?? start.Iterations,
            Candidates = sampled,
            Elites = parsed.GetValue(elites) ?? share,
            Agents = parsed.GetValue(agents) ?? Math.Min(toPlay, StandardAgents),
            Seed = parsed.GetValue(seed) ?? start.Seed,
        };
        try
        {
            task.Check(options);
            return options;
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }
    }

    private static Option<int?> Whole(string name, int most) =>
        OptionOf.Number<int>(
            name, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}"),
            number => number >= 1 && number <= most);

    private sealed class Reporting(Action<int, string> show) : IProgress<PlannedProgress>
    {
        public void Report(PlannedProgress value) => show(value.Ended, string.Create(
            CultureInfo.InvariantCulture,
            $"episode {value.Ended}/{value.Episodes}  mean return {value.MeanReturn:G5}  {value.Plans} plans{UnderWay(value)}"));

        private static string UnderWay(in PlannedProgress value) => value.PlanShare < 1
            ? string.Create(CultureInfo.InvariantCulture, $", the next {100 * value.PlanShare:F0} % done")
            : "";
    }
}
