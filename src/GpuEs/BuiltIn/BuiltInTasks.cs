namespace GpuEs;

/// <summary>All tasks that come with the library.</summary>
public static class BuiltInTasks
{
    /// <summary>The environments, then the objectives.</summary>
    public static IReadOnlyList<NamedTask> All { get; } =
    [
        NamedTask.ForEnvironment<CartPole>("cartpole", EnvironmentPresets.CartPole, PlanPreset.CartPole),
        NamedTask.ForEnvironment<Pendulum>("pendulum", EnvironmentPresets.Pendulum, PlanPreset.Pendulum),
        NamedTask.ForEnvironment<MountainCar>("mountain-car", EnvironmentPresets.MountainCar, PlanPreset.MountainCar),
        NamedTask.ForEnvironment<MountainCarContinuous>("mountain-car-continuous", EnvironmentPresets.MountainCarContinuous, PlanPreset.MountainCar),
        NamedTask.ForEnvironment<Acrobot>("acrobot", EnvironmentPresets.Acrobot, PlanPreset.Acrobot),
        NamedTask.ForEnvironment<CartPoleSwingUp>("cartpole-swingup", EnvironmentPresets.CartPoleSwingUp, PlanPreset.CartPoleSwingUp),
        NamedTask.ForRobot<InvertedPendulum>("inverted-pendulum", RobotPresets.InvertedPendulum),
        NamedTask.ForRobot<InvertedDoublePendulum>("inverted-double-pendulum", RobotPresets.InvertedDoublePendulum),
        NamedTask.ForRobot<Reacher>("reacher", RobotPresets.Reacher),
        NamedTask.ForRobot<Swimmer>("swimmer", RobotPresets.Swimmer),
        NamedTask.ForRobot<Hopper>("hopper", RobotPresets.Hopper),
        NamedTask.ForRobot<HalfCheetah>("half-cheetah", RobotPresets.HalfCheetah, PlanPreset.HalfCheetah),
        NamedTask.ForRobot<Walker2d>("walker2d", RobotPresets.Walker2d),
        NamedTask.ForRobot<Ant>("ant", RobotPresets.Ant),
        NamedTask.ForRobot<Humanoid>("humanoid", RobotPresets.Humanoid),
        NamedTask.ForRobot<HumanoidStandup>("humanoid-standup", RobotPresets.HumanoidStandup),
        NamedTask.ForObjective<Sphere>("sphere", ObjectivePresets.Sphere),
        NamedTask.ForObjective<Rosenbrock>("rosenbrock", ObjectivePresets.Rosenbrock),
        NamedTask.ForObjective<Rastrigin>("rastrigin", ObjectivePresets.Rastrigin),
        NamedTask.ForObjective<Ackley>("ackley", ObjectivePresets.Ackley),
        NamedTask.ForObjective<Griewank>("griewank", ObjectivePresets.Griewank),
    ];

    /// <summary>The task of that name; null where there is none.</summary>
    /// <param name="name">As <see cref="NamedTask.Name"/> has it; case counts.</param>
    public static NamedTask? Find(string name) => All.FirstOrDefault(task => task.Name == name);

    /// <summary>The name of the task of that type; where it is not built in, the type's own.</summary>
    internal static string NameOf(Type type) => All.FirstOrDefault(task => task.Type == type)?.Name ?? type.ToString();
}
