namespace GpuEs;

/// <summary>An environment that writes down the actions that reach it; else as it is.</summary>
/// <param name="environment">The environment, in any state.</param>
/// <param name="action">[A] Where the coming step's action is written.</param>
internal unsafe struct RecordedEnvironment<TEnvironment>(TEnvironment environment, float* action)
    : IEnvironment<RecordedEnvironment<TEnvironment>>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private TEnvironment environment = environment;

    public static int ObservationSize => TEnvironment.ObservationSize;

    public static int ActionSize => TEnvironment.ActionSize;

    public static int ActionChoices => TEnvironment.ActionChoices;

    public static float ActionLimit => TEnvironment.ActionLimit;

    public static int StepLimit => TEnvironment.StepLimit;

    public static float SolvedReturn => TEnvironment.SolvedReturn;

    public static float ObservationScale(int index) => TEnvironment.ObservationScale(index);

    /// <summary>The environment as it is now.</summary>
    public readonly TEnvironment Inner => environment;

    public readonly bool IsTerminated => environment.IsTerminated;

    public void Reset(ref EpisodeRandom random) => environment.Reset(ref random);

    public readonly float Observe(int index) => environment.Observe(index);

    public void Act(int index, float value)
    {
        action[index] = value;
        environment.Act(index, value);
    }

    public float Step() => environment.Step();
}
