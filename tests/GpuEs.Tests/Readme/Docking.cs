namespace GpuEs.Tests;

// <readme>
public struct Docking : IEnvironment<Docking>
{
    private Real positionMeters, speed, thrust;

    public static int ObservationSize => 2;
    public static int ActionSize => 1;
    public static int ActionChoices => 0;
    public static float ActionLimit => 1f;
    public static int StepLimit => 100;
    public static float SolvedReturn => 90f;
    public static float ObservationScale(int index) => 1f;

    public readonly bool IsTerminated => Real.Abs(positionMeters) > 2f;

    public void Reset(ref EpisodeRandom random) => positionMeters = random.NextUniform(-1f, 1f);

    public readonly float Observe(int index) => index == 0 ? positionMeters : speed;

    public void Act(int index, float value) => thrust = value;

    public float Step()
    {
        speed += 0.1f * thrust;
        positionMeters += 0.1f * speed;
        return 1f - positionMeters * positionMeters;
    }
}
// </readme>
