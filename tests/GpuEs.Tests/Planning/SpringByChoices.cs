namespace GpuEs.Tests;

/// <summary>A mass on a spring that is pushed to the left, not at all, or to the right.</summary>
public struct SpringByChoices : IEnvironment<SpringByChoices>
{
    internal MassOnSpring Spring;

    public static int ObservationSize => MassOnSpring.ObservationSize;

    public static int ActionSize => 1;

    public static int ActionChoices => 3;

    public static float ActionLimit => 1f;

    public static int StepLimit => MassOnSpring.StepLimit;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => Spring.IsTerminated;

    public static float ObservationScale(int index) => MassOnSpring.ObservationScale(index);

    public void Reset(ref EpisodeRandom random) => Spring.Reset(ref random);

    public readonly float Observe(int index) => Spring.Observe(index);

    public void Act(int index, float value) => Spring.Act(0, (value - 1f) * MassOnSpring.ActionLimit);

    public float Step() => Spring.Step();
}
