namespace GpuEs.Tests;

/// <summary>What someone takes <see cref="Pendulum"/> for who has misjudged it: half as heavy again, and longer.</summary>
public struct HeavyPendulum(Pendulum seen) : IEnvironment<HeavyPendulum>
{
    private const float Mass = 1.5f, Length = 1.2f, TimeStep = 0.05f;

    private Real angle = seen.Rules.AngleRadians, velocity = seen.Rules.AngularVelocity, torque = 0f;

    public static int ObservationSize => 2;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => Pendulum.ActionLimit;

    public static int StepLimit => Pendulum.StepLimit;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public void Reset(ref EpisodeRandom random)
    {
        angle = 0f;
        velocity = 0f;
    }

    public readonly float Observe(int index) => index == 0 ? angle : velocity;

    public void Act(int index, float value) => torque = value;

    public float Step()
    {
        Real wrapped = Angles.Wrap(angle);
        Real cost = wrapped * wrapped + 0.1f * (velocity * velocity) + 0.001f * (torque * torque);
        Real acceleration = 15f / Length * Real.Sin(angle) + 3f / (Mass * Length * Length) * torque;
        velocity = Real.Clamp(velocity + TimeStep * acceleration, -8f, 8f);
        angle += TimeStep * velocity;
        return -cost;
    }
}
