namespace GpuEs;

/// <summary>
/// Pendulum-v1 of Gymnasium 1.4: swing a pendulum up with a motor too weak to lift it, and hold it there.
/// <code>
/// observation              range                     action
/// 0 cosine of the angle    [-1, 1], 1 is upright     0 torque at the pivot, [-2, 2] N m (limited)
/// 1 sine of the angle      [-1, 1]
/// 2 angular velocity       [-8, 8] rad/s
/// </code>
/// Reward -(angle^2 + 0.1 * velocity^2 + 0.001 * torque^2) with the angle in [-pi, pi] and the state before the step.
/// Never terminated; truncated after 200 steps (10 s).
/// Starts with the angle uniform in [-pi, pi) and the angular velocity uniform in [-1, 1) rad/s.
/// </summary>
public struct Pendulum : IEnvironment<Pendulum>
{
    private const float Pi = 3.14159274f;
    private const float GravityMetersPerSecondSquared = 10f;
    private const float MassKilograms = 1f;
    private const float LengthMeters = 1f;
    private const float TorqueLimitNewtonMeters = 2f;
    private const float AngularVelocityLimit = 8f;
    private const float TimeStepSeconds = 0.05f;

    internal Real AngleRadians, AngularVelocity;
    private Real torque;

    /// <inheritdoc/>
    public static int ObservationSize => 3;

    /// <inheritdoc/>
    public static int ActionSize => 1;

    /// <inheritdoc/>
    public static int ActionChoices => 0;

    /// <inheritdoc/>
    public static float ActionLimit => TorqueLimitNewtonMeters;

    /// <inheritdoc/>
    public static int StepLimit => 200;

    /// <inheritdoc/>
    public static float SolvedReturn => -180f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index == 2 ? 1f / AngularVelocityLimit : 1f;

    /// <inheritdoc/>
    public readonly bool IsTerminated => false;

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        AngleRadians = random.NextUniform(-Pi, Pi);
        AngularVelocity = random.NextUniform(-1f, 1f);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) =>
        index == 0 ? Real.Cos(AngleRadians) : index == 1 ? Real.Sin(AngleRadians) : AngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, float value) =>
        torque = Real.Clamp(value, -TorqueLimitNewtonMeters, TorqueLimitNewtonMeters);

    /// <inheritdoc/>
    public float Step()
    {
        Real angle = Angles.Wrap(AngleRadians);
        Real cost = angle * angle + 0.1f * (AngularVelocity * AngularVelocity) + 0.001f * (torque * torque);
        Real angularAcceleration = 3f * GravityMetersPerSecondSquared / (2f * LengthMeters) * Real.Sin(AngleRadians)
            + 3f / (MassKilograms * LengthMeters * LengthMeters) * torque;

        // The angle advances with the new, limited velocity.
        AngularVelocity = Real.Clamp(
            AngularVelocity + TimeStepSeconds * angularAcceleration, -AngularVelocityLimit, AngularVelocityLimit);
        AngleRadians += TimeStepSeconds * AngularVelocity;
        return -cost;
    }
}
