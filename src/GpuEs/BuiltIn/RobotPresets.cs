namespace GpuEs;

/// <summary>How robots learn on two cores; SolvedValue is filled in by <see cref="BuiltInTasks"/>.</summary>
internal static class RobotPresets
{
    private static readonly EvolutionStrategyOptions Fair = new() { CommonRandomNumbers = true };

    // A return of 1000, the most there is, with seeds 1 to 40; 40 generations of half the population left three of ten seeds short.
    public static Preset InvertedPendulum { get; } = new()
    {
        Policy = Policy.Linear(Head.Clip),
        Options = Fair with { Population = 128, Sigma = 0.3f, LearningRate = 0.2f },
        Generations = 100,
        SolvedValue = 0,
    };

    // 9,345 and 9,360 with seeds 1 and 2, in 7 and 10 M steps and 21 and 28 s of CPU time; with sigma 0.3 250, since a pole on a
    // pole leaves no room for coarse steps.
    public static Preset InvertedDoublePendulum { get; } = new()
    {
        Policy = Policy.Linear(Head.Clip),
        Options = Fair with { Population = 128, Episodes = 4, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 150,
        SolvedValue = 0,
    };

    public static Preset Reacher { get; } = new()
    {
        Policy = Policy.Mlp([32]),
        Options = Fair with { Population = 256, Episodes = 8, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 300,
        SolvedValue = 0,
    };

    // 355 after 40 generations, 2.6 M steps and 7 s of CPU time.
    public static Preset Swimmer { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = Fair with { Population = 64, Sigma = 0.3f, LearningRate = 0.1f },
        Generations = 60,
        SolvedValue = 0,
    };

    // 4,976 with seed 1, in 19 M steps and 38 s of CPU time.
    public static Preset HalfCheetah { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = Fair with { Population = 64, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 300,
        SolvedValue = 0,
    };

    // Stands, which earns 1,000; hopping is not found within 20 M steps, with any sigma from 0.02 to 0.3.
    public static Preset Hopper { get; } = new()
    {
        Policy = Policy.Mlp([16]),
        Options = Fair with { Population = 256, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 300,
        SolvedValue = 0,
    };

    public static Preset Walker2d { get; } = Hopper with { Policy = Policy.Mlp([32]) };

    public static Preset Ant { get; } = HalfCheetah with { Policy = Policy.Linear() };

    public static Preset Humanoid { get; } = Hopper with { Policy = Policy.Linear() };

    public static Preset HumanoidStandup { get; } = HalfCheetah with { Policy = Policy.Linear() };
}
