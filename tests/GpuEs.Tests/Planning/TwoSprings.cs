namespace GpuEs.Tests;

/// <summary>Two masses on springs, the second worth half: an action has two components.</summary>
public struct TwoSprings : IEnvironment<TwoSprings>
{
    internal MassOnSpring First, Second;

    public static int ObservationSize => 4;

    public static int ActionSize => 2;

    public static int ActionChoices => 0;

    public static float ActionLimit => MassOnSpring.ActionLimit;

    public static int StepLimit => MassOnSpring.StepLimit;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => First.IsTerminated || Second.IsTerminated;

    public static float ObservationScale(int index) => MassOnSpring.ObservationScale(index % 2);

    public void Reset(ref EpisodeRandom random)
    {
        First.Reset(ref random);
        Second.Reset(ref random);
    }

    public readonly float Observe(int index) => index < 2 ? First.Observe(index) : Second.Observe(index - 2);

    public void Act(int index, float value)
    {
        if (index == 0)
            First.Act(0, value);
        else
            Second.Act(0, value);
    }

    public float Step() => Real.MultiplyAdd(0.5f, Second.Step(), First.Step());
}
