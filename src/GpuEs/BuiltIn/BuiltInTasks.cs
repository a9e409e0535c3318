namespace GpuEs;

/// <summary>All tasks that come with the library.</summary>
public static class BuiltInTasks
{
    /// <summary>The environments, then the objectives.</summary>
    public static IReadOnlyList<BuiltInTask> All { get; } =
    [
        Environment<CartPole>("cartpole", EnvironmentPresets.CartPole, PlanPreset.CartPole),
        Environment<Pendulum>("pendulum", EnvironmentPresets.Pendulum, PlanPreset.Pendulum),
        Environment<MountainCar>("mountain-car", EnvironmentPresets.MountainCar, PlanPreset.MountainCar),
        Environment<MountainCarContinuous>("mountain-car-continuous", EnvironmentPresets.MountainCarContinuous, PlanPreset.MountainCar),
        Environment<Acrobot>("acrobot", EnvironmentPresets.Acrobot, PlanPreset.Acrobot),
        Environment<CartPoleSwingUp>("cartpole-swingup", EnvironmentPresets.CartPoleSwingUp, PlanPreset.CartPoleSwingUp),
        Objective<Sphere>("sphere", ObjectivePresets.Sphere),
        Objective<Rosenbrock>("rosenbrock", ObjectivePresets.Rosenbrock),
        Objective<Rastrigin>("rastrigin", ObjectivePresets.Rastrigin),
        Objective<Ackley>("ackley", ObjectivePresets.Ackley),
        Objective<Griewank>("griewank", ObjectivePresets.Griewank),
    ];

    /// <summary>The task of that name; null where there is none.</summary>
    public static BuiltInTask? Find(string name) => All.FirstOrDefault(task => task.Name == name);

    /// <summary>The name of the task of that type; where it is not built in, the type's own.</summary>
    internal static string NameOf(Type type) => All.FirstOrDefault(task => task.Type == type)?.Name ?? type.ToString();

    private static BuiltInTask Environment<TEnvironment>(string name, Preset preset, PlanPreset planPreset)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        new(name, typeof(TEnvironment), Goal.Maximise, false,
            _ => preset with { SolvedValue = TEnvironment.SolvedReturn },
            (policy, _) => EpisodeTask.Create<TEnvironment>(policy!),
            new PlannedTask<TEnvironment>(planPreset));

    private static BuiltInTask Objective<TObjective>(string name, Func<int, Preset> preset)
        where TObjective : unmanaged, IObjective<TObjective> =>
        new(name, typeof(TObjective), TObjective.Goal, true, preset, (_, dimension) => new ObjectiveTask<TObjective>(dimension));
}
