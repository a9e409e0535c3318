namespace GpuEs;

/// <summary>
/// What solves each environment with any of the seeds 1 to 5 in seconds on two cores. SolvedValue is the
/// environment's own SolvedReturn and is filled in by <see cref="BuiltInTasks"/>.
/// </summary>
internal static class EnvironmentPresets
{
    // The members of a generation play the same starts, so that ranks tell of parameters and not of luck.
    private static readonly EvolutionStrategyOptions Fair = new() { CommonRandomNumbers = true };

    public static Preset CartPole { get; } = new()
    {
        Policy = Policy.Mlp([16]),
        Options = Fair with { Population = 256, Sigma = 0.2f, LearningRate = 0.1f },
        Generations = 25,
        SolvedValue = 0,
    };

    // Fewer episodes or members, or tanh units, end in one seed or another at -800: the pole spins for ever. Adam's
    // usual long memory of squares, 0.999, takes a third more generations.
    public static Preset Pendulum { get; } = new()
    {
        Policy = Policy.Mlp([16], Activation.Relu, Head.Clip),
        Options = Fair with
        {
            Population = 256,
            Episodes = 8,
            Sigma = 0.3f,
            LearningRate = 0.15f,
            Optimizer = new Optimizer.Adam(Beta2: 0.99f),
        },
        Generations = 80,
        SolvedValue = 0,
    };

    public static Preset MountainCar { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = Fair with { Population = 256, Episodes = 8, Sigma = 0.5f, LearningRate = 0.2f },
        Generations = 40,
        FinalSigmaShare = 0.2f,
        FinalLearningRateShare = 0.1f,
        SolvedValue = 0,
    };

    // A sigma this large is what finds the hill; smaller ones learn to stand still, which costs nothing.
    public static Preset MountainCarContinuous { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = Fair with { Population = 128, Sigma = 0.5f, LearningRate = 0.2f },
        Generations = 60,
        SolvedValue = 0,
    };

    public static Preset Acrobot { get; } = new()
    {
        Policy = Policy.Mlp([8]),
        Options = Fair with { Population = 256, Episodes = 4, Sigma = 0.3f, LearningRate = 0.1f },
        Generations = 50,
        FinalSigmaShare = 0.2f,
        FinalLearningRateShare = 0.1f,
        SolvedValue = 0,
    };

    public static Preset CartPoleSwingUp { get; } = new()
    {
        Policy = Policy.Mlp([16]),
        Options = Fair with { Population = 128, Sigma = 0.5f, LearningRate = 0.4f },
        Generations = 300,
        FinalSigmaShare = 0.2f,
        FinalLearningRateShare = 0.1f,
        SolvedValue = 0,
    };
}
