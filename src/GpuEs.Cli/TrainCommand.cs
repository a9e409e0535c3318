using System.CommandLine;

namespace GpuEs.Cli;

/// <summary><c>gpues train</c>: its words, and what they mean together.</summary>
internal sealed class TrainCommand : Command
{
    private const int StandardDimension = 10;
    private const int StandardEvaluateEvery = 5;

    private readonly AssemblyOption assemblies = new();
    private readonly DataOption data = new();
    private readonly Argument<NamedTask> task;
    private readonly Option<string?> device = OptionOf.Devices();
    private readonly Option<string?> cluster = OptionOf.Cluster();
    private readonly Option<string?> policy = OptionOf.Word("--policy", "linear", "mlp");
    private readonly Option<int[]?> hidden = OptionOf.Widths("--hidden", "widths from 1 to 4096, parted by commas, 64 of them at most");
    private readonly Option<int?> population =
        OptionOf.Number<int>("--population", "an even number from 2 to 1048576", number => number is >= 2 and <= 1 << 20 && number % 2 == 0);
    private readonly Option<int?> episodes =
        OptionOf.Number<int>("--episodes", "a whole number from 1 to 65536", number => number is >= 1 and <= 1 << 16);
    private readonly Option<float?> sigma = PositiveNumber("--sigma");
    private readonly Option<float?> learningRate = PositiveNumber("--learning-rate");
    private readonly Option<int?> generations = WholeNumber("--generations");
    private readonly Option<ulong?> seed = OptionOf.Seed();
    private readonly Option<string?> noise = OptionOf.Word("--noise", "counter", "table");
    private readonly Option<float?> perturb =
        OptionOf.Number<float>("--perturb", "a share of the parameters, above 0 and up to 1", number => number is > 0f and <= 1f);
    private readonly Option<int?> chunk = WholeNumber("--chunk");
    private readonly Option<int?> dimension =
        OptionOf.Number<int>("--dimension", "a whole number from 1 to 16777216", number => number is >= 1 and <= 1 << 24);
    private readonly Option<bool> untilSolved = new("--until-solved") { Description = "ends as soon as an evaluation solves the task" };
    private readonly Option<int?> evaluateEvery = OptionOf.Number<int>(
        "--evaluate-every", "generations between evaluations of the mean, a whole number from 1 to 2147483647; the best is kept",
        number => number >= 1);
    private readonly Option<double?> target = OptionOf.Number<double>(
        "--target", "a value of an evaluation that is enough, a number", double.IsFinite);
    private readonly Option<int?> patience = OptionOf.Number<int>(
        "--patience", "evaluations in a row without a better one that are enough, a whole number from 1 to 2147483647", number => number >= 1);
    private readonly Option<RunLogs?> log = OptionOf.Logs();
    private readonly Option<string?> output = new("--output")
    {
        Description = "a folder without a run; else runs/ENVIRONMENT-SEED-TIME",
        HelpName = "DIR",
    };
    private readonly Option<int?> checkpointEvery = OptionOf.Number<int>(
        "--checkpoint-every", "generations between checkpoints, a whole number from 1 to 2147483647", number => number >= 1);
    private readonly Option<int?> checkpoints = OptionOf.Number<int>(
        "--checkpoints", "checkpoints to keep, a whole number from 1 to 2147483647", number => number >= 1);
    private readonly Option<int?> dashboard = OptionOf.Port("--dashboard");
    private readonly Option<bool> json = OptionOf.Json();

    public TrainCommand(Terminal terminal)
        : base("train", "Trains a policy in an environment, or minimises an objective.")
    {
        Add(task = TaskArgument.Of(assemblies, _ => true));
        Option[] all =
        [
            assemblies, data, device, cluster, policy, hidden, population, episodes, sigma, learningRate, generations, seed, noise, perturb, chunk,
            dimension, untilSolved, evaluateEvery, target, patience, log, output, checkpointEvery, checkpoints, dashboard, json,
        ];
        foreach (Option option in all)
            Add(option);
        SetAction(parsed => new TrainRun(terminal, Request(parsed)).Execute());
    }

    private TrainRequest Request(ParseResult parsed)
    {
        OwnFiles own = assemblies.Read(parsed.GetValue(assemblies), data.Read(parsed));
        NamedTask chosen = parsed.GetRequiredValue(task).With(own.Data?.Numbers);
        RequireFitting(parsed, chosen);
        int parameters = parsed.GetValue(dimension) ?? StandardDimension;
        Preset preset = chosen.Preset(parameters);
        int until = parsed.GetValue(generations) ?? preset.Generations;
        EvolutionStrategyOptions start = preset.OptionsFor(until);
        EvolutionStrategyOptions options = start with
        {
            Population = parsed.GetValue(population) ?? start.Population,
            Episodes = parsed.GetValue(episodes) ?? start.Episodes,
            Sigma = parsed.GetValue(sigma) ?? start.Sigma,
            LearningRate = parsed.GetValue(learningRate) ?? start.LearningRate,
            Seed = parsed.GetValue(seed) ?? start.Seed,
            Noise = parsed.GetValue(noise) == "table" ? NoiseKind.Table : NoiseKind.Counter,
            PerturbedFraction = parsed.GetValue(perturb) ?? start.PerturbedFraction,
            ChunkMembers = parsed.GetValue(chunk) ?? start.ChunkMembers,
        };
        Policy? chosenPolicy;
        try
        {
            chosenPolicy = PolicyOf(parsed, preset);
            chosen.Check(chosenPolicy, parameters, options);
            if (parsed.GetValue(output) is { } path)
                RunFolder.RequireFree(path);
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }

        var run = new RunOptions
        {
            Generations = until,
            EvaluateEvery = parsed.GetValue(evaluateEvery) ?? (IsStopped(parsed) ? StandardEvaluateEvery : null),
            Target = parsed.GetValue(target) ?? (parsed.GetValue(untilSolved) ? preset.SolvedValue : null),
            Patience = parsed.GetValue(patience),
            Logs = parsed.GetValue(log) ?? RunLogs.None,
            Device = parsed.GetValue(device) ?? chosen.StandardDevice,
            CheckpointEvery = parsed.GetValue(checkpointEvery),
        };
        return new TrainRequest(
            chosen, chosenPolicy, parameters, options,
            run with { KeptCheckpoints = parsed.GetValue(checkpoints) ?? run.KeptCheckpoints }, until, preset.SolvedValue,
            own, parsed.GetValue(cluster), parsed.GetValue(output), null, parsed.GetValue(dashboard), parsed.GetValue(json));
    }

    private bool IsStopped(ParseResult parsed) =>
        parsed.GetValue(untilSolved) || parsed.GetValue(target) is not null || parsed.GetValue(patience) is not null;

    private void RequireFitting(ParseResult parsed, NamedTask chosen)
    {
        Option[] unfit = chosen.IsObjective ? [policy, hidden, episodes] : [dimension];
        foreach (Option option in unfit)
        {
            if (parsed.GetResult(option) is { Tokens: [var value, ..] })
            {
                throw WrongInputException.NotAccepted(
                    option.Name, value.Value,
                    chosen.IsObjective
                        ? $"nothing, since {chosen.Name} is an objective, without a policy and episodes"
                        : $"nothing, since {chosen.Name} is an environment; objectives have a dimension");
            }
        }

        if (parsed.GetValue(untilSolved) && parsed.GetValue(target) is { } own)
            throw WrongInputException.NotAccepted(target.Name, $"{own:R}", $"nothing with {untilSolved.Name}, which is a target too");
        if (parsed.GetValue(untilSolved) && !double.IsFinite(chosen.Preset(StandardDimension).SolvedValue))
        {
            throw new WrongInputException(
                $"{untilSolved.Name} is not accepted; accepted: nothing, since {chosen.Name} has no value that counts as solved");
        }

        if (parsed.GetValue(cluster) is not null && parsed.GetValue(device) is { } unused)
        {
            throw WrongInputException.NotAccepted(
                device.Name, unused, $"nothing with {cluster.Name}, whose workers have devices of their own");
        }

        if (parsed.GetValue(policy) == "linear" && parsed.GetValue(hidden) is { Length: > 0 } widths)
        {
            throw WrongInputException.NotAccepted(
                hidden.Name, string.Join(',', widths), "nothing with --policy linear, which has no hidden layers");
        }
    }

    private Policy? PolicyOf(ParseResult parsed, Preset preset)
    {
        if (preset.Policy is null)
            return null;
        if (parsed.GetValue(policy) == "linear")
            return Policy.Linear(preset.Policy.Head);
        int[] widths = parsed.GetValue(hidden) ?? [];
        if (widths.Length == 0 && (parsed.GetValue(policy) is null || preset.Policy.Hidden.Count > 0))
            return preset.Policy;
        Activation activation = preset.Policy.Hidden.Count > 0 ? preset.Policy.Activation : Activation.Tanh;
        return Policy.Mlp(widths.Length > 0 ? widths : [16], activation, preset.Policy.Head);
    }

    private static Option<float?> PositiveNumber(string name) =>
        OptionOf.Number<float>(name, "a number from 1e-20 to 1e20", number => number is >= 1e-20f and <= 1e20f);

    private static Option<int?> WholeNumber(string name) =>
        OptionOf.Number<int>(name, "a whole number from 1 to 2147483647", number => number >= 1);
}
