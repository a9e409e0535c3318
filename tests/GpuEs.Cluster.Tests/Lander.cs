namespace GpuEs.Cluster.Tests;

/// <summary>An environment of a user's own: this test program has it, and <c>gpues worker</c> has not.</summary>
public struct Lander : IEnvironment<Lander>
{
    private Real height, speed, thrust;

    public static int ObservationSize => 2;
    public static int ActionSize => 1;
    public static int ActionChoices => 0;
    public static float ActionLimit => 1f;
    public static int StepLimit => 60;
    public static float SolvedReturn => -1f;
    public static float ObservationScale(int index) => 1f;

    public readonly bool IsTerminated => false;

    public void Reset(ref EpisodeRandom random) => height = random.NextUniform(0.5f, 1.5f);

    public readonly float Observe(int index) => index == 0 ? height : speed;

    public void Act(int index, float value) => thrust = value;

    public float Step()
    {
        speed += 0.1f * thrust;
        height += 0.1f * speed;
        return -(height * height);
    }
}
