namespace GpuEs.Tests;

/// <summary>A pendulum whose episodes are over before the first step half of the time.</summary>
public struct SometimesOver : IEnvironment<SometimesOver>
{
    private Pendulum pendulum;
    private int isOver;

    public static int ObservationSize => Pendulum.ObservationSize;

    public static int ActionSize => Pendulum.ActionSize;

    public static int ActionChoices => Pendulum.ActionChoices;

    public static float ActionLimit => Pendulum.ActionLimit;

    public static int StepLimit => 20;

    public static float SolvedReturn => Pendulum.SolvedReturn;

    public readonly bool IsTerminated => isOver == 1;

    public static float ObservationScale(int index) => Pendulum.ObservationScale(index);

    public void Reset(ref EpisodeRandom random)
    {
        pendulum.Reset(ref random);
        isOver = random.NextUniform() < 0.5f ? 1 : 0;
    }

    public readonly float Observe(int index) => pendulum.Observe(index);

    public void Act(int index, float value) => pendulum.Act(index, value);

    public float Step() => pendulum.Step();
}
