namespace GpuEs.Tests;

/// <summary>
/// An environment as a user writes one: a mass on a spring is to be held at rest by a force in [-2, 2]. The return
/// depends smoothly on every action, so that rollouts can be compared with double precision. Terminated beyond 1.5.
/// </summary>
public struct MassOnSpring : IEnvironment<MassOnSpring>
{
    private Real position, velocity, force;

    public static int ObservationSize => 2;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 2f;

    public static int StepLimit => 30;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => Real.Abs(position) > 1.5f;

    public static float ObservationScale(int index) => index == 0 ? 1f : 0.5f;

    public void Reset(ref EpisodeRandom random)
    {
        position = random.NextUniform(-1f, 1f);
        velocity = random.NextUniform(-1f, 1f);
    }

    public readonly float Observe(int index) => index == 0 ? position : velocity;

    public void Act(int index, float value) => force = value;

    public float Step()
    {
        velocity += 0.1f * (force - position);
        position += 0.1f * velocity;
        return 1f - position * position - 0.1f * force * force;
    }
}
