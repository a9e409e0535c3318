namespace GpuEs.Benchmarks;

/// <summary>A population's work in one generation: N members, each a perceptron, T steps of an environment.</summary>
/// <param name="Environment">cartpole or pendulum, neither of which ends early.</param>
/// <param name="Hidden">Widths of the hidden layers, parted by commas.</param>
/// <param name="Population">N.</param>
/// <param name="Steps">T.</param>
public sealed record Scenario(string Environment, string Hidden, int Population, int Steps)
{
    private static readonly string[] Environments = ["cartpole", "pendulum"];
    private static readonly string[] Shapes = ["16", "64,64", "256,256"];

    /// <summary>For processors.</summary>
    public static IReadOnlyList<Scenario> Moderate { get; } = [.. Of(4096)];

    /// <summary>For GPUs, which smaller populations do not fill.</summary>
    public static IReadOnlyList<Scenario> Large { get; } =
        [.. Of(65536), new("cartpole", "16", 1 << 20, 200), new("cartpole", "64,64", 1 << 20, 200)];

    /// <summary>For a look whether all works.</summary>
    public static IReadOnlyList<Scenario> Small { get; } =
        [new("cartpole", "16", 256, 50), new("cartpole", "64,64", 256, 50)];

    public static IEnumerable<string> EnvironmentNames => Environments;

    public string Name => $"{Environment}-{Hidden.Replace(',', 'x')}-{Population}";

    public int[] Widths => [.. Hidden.Split(',').Select(int.Parse)];

    internal SearchTask CreateTask()
    {
        Policy policy = Policy.Mlp(Widths);
        return Environment == Environments[0]
            ? new FormulaTask(EpisodeTask.Create<EndlessCartPole>(policy), Widths[^1], EndlessCartPole.ActionChoices)
            : new FormulaTask(EpisodeTask.Create<EndlessPendulum>(policy), Widths[^1], EndlessPendulum.ActionSize);
    }

    /// <summary>The peers' options.</summary>
    internal EvolutionStrategyOptions Options(NoiseKind noise, RolloutPath path, ulong seed = 1) => new()
    {
        Population = Population,
        StepCap = Steps,
        Sigma = 0.05f,
        LearningRate = 0.01f,
        Noise = noise,
        Path = path,
        Seed = seed,
    };

    private static IEnumerable<Scenario> Of(int population) =>
        from environment in Environments
        from hidden in Shapes
        select new Scenario(environment, hidden, population, 200);
}
