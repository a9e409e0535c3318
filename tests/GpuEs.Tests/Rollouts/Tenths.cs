namespace GpuEs.Tests;

/// <summary>A million steps, each worth a tenth.</summary>
public struct Tenths : IEnvironment<Tenths>
{
    private int steps;

    public static int ObservationSize => 1;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 1_000_000;

    public static float SolvedReturn => 1e5f;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public void Reset(ref EpisodeRandom random) => steps = 0;

    public readonly float Observe(int index) => steps;

    public readonly void Act(int index, float value)
    {
    }

    public float Step()
    {
        steps++;
        return 0.1f;
    }
}
