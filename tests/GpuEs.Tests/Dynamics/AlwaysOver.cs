namespace GpuEs.Tests;

/// <summary>A pendulum whose episodes are all over before the first step.</summary>
public struct AlwaysOver : IEnvironment<AlwaysOver>
{
    private Pendulum pendulum;

    public static int ObservationSize => Pendulum.ObservationSize;

    public static int ActionSize => Pendulum.ActionSize;

    public static int ActionChoices => Pendulum.ActionChoices;

    public static float ActionLimit => Pendulum.ActionLimit;

    public static int StepLimit => Pendulum.StepLimit;

    public static float SolvedReturn => Pendulum.SolvedReturn;

    public readonly bool IsTerminated => true;

    public static float ObservationScale(int index) => Pendulum.ObservationScale(index);

    public void Reset(ref EpisodeRandom random) => pendulum.Reset(ref random);

    public readonly float Observe(int index) => pendulum.Observe(index);

    public void Act(int index, float value) => pendulum.Act(index, value);

    public float Step() => pendulum.Step();
}
