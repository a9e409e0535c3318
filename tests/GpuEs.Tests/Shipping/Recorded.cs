namespace GpuEs.Tests;

/// <summary>An environment that also tells the last action.</summary>
internal struct Recorded<TEnvironment> : IEnvironment<Recorded<TEnvironment>>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private TEnvironment environment = default;

    public Recorded()
    {
    }

    public float Action { get; private set; }

    public static int ObservationSize => TEnvironment.ObservationSize;

    public static int ActionSize => TEnvironment.ActionSize;

    public static int ActionChoices => TEnvironment.ActionChoices;

    public static float ActionLimit => TEnvironment.ActionLimit;

    public static int StepLimit => TEnvironment.StepLimit;

    public static float SolvedReturn => TEnvironment.SolvedReturn;

    public readonly bool IsTerminated => environment.IsTerminated;

    public static float ObservationScale(int index) => TEnvironment.ObservationScale(index);

    public void Reset(ref EpisodeRandom random) => environment.Reset(ref random);

    public readonly float Observe(int index) => environment.Observe(index);

    public void Act(int index, float value)
    {
        if (index == 0)
            Action = value;
        environment.Act(index, value);
    }

    public float Step() => environment.Step();
}
