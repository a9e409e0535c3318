namespace GpuEs;

/// <summary>How robots learn on two cores; SolvedValue is filled in by <see cref="BuiltInTasks"/>.</summary>
internal static class RobotPresets
{
    private static readonly EvolutionStrategyOptions Fair = new() { CommonRandomNumbers = true };

    public static Preset InvertedPendulum { get; } = new()
    {
        Policy = Policy.Linear(Head.Clip),
        Options = Fair with { Population = 64, Sigma = 0.3f, LearningRate = 0.2f },
        Generations = 40,
        SolvedValue = 0,
    };

    public static Preset InvertedDoublePendulum { get; } = new()
    {
        Policy = Policy.Linear(Head.Clip),
        Options = Fair with { Population = 128, Episodes = 4, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 100,
        SolvedValue = 0,
    };

    public static Preset Reacher { get; } = new()
    {
        Policy = Policy.Mlp([32]),
        Options = Fair with { Population = 256, Episodes = 8, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 300,
        SolvedValue = 0,
    };

    public static Preset Swimmer { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = Fair with { Population = 64, Sigma = 0.3f, LearningRate = 0.1f },
        Generations = 100,
        SolvedValue = 0,
    };

    public static Preset HalfCheetah { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = Fair with { Population = 128, Sigma = 0.1f, LearningRate = 0.05f },
        Generations = 300,
        SolvedValue = 0,
    };

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
