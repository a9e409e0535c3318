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
public struct Pendulum : IEnvironment<Pendulum>, IHasLanes<Pendulum<Real>>
{
    private const float Pi = 3.14159274f;
    internal const float TorqueLimitNewtonMeters = 2f;
    internal const float AngularVelocityLimit = 8f;

    internal Pendulum<Real> Rules;

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
    public readonly bool IsTerminated => Real.Any(Rules.IsTerminated);

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Rules.AngleRadians = random.NextUniform(-Pi, Pi);
        Rules.AngularVelocity = random.NextUniform(-1f, 1f);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) => Rules.Observe(index);

    /// <inheritdoc/>
    public void Act(int index, float value) => Rules.Act(index, value);

    /// <inheritdoc/>
    public float Step() => Rules.Step();
}

/// <summary>The rules of <see cref="Pendulum"/>, one or many side by side.</summary>
/// <typeparam name="T">The number type.</typeparam>
public struct Pendulum<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float GravityMetersPerSecondSquared = 10f;
    private const float MassKilograms = 1f;
    private const float LengthMeters = 1f;
    private const float TimeStepSeconds = 0.05f;
    private const float TorqueLimitNewtonMeters = Pendulum.TorqueLimitNewtonMeters;
    private const float AngularVelocityLimit = Pendulum.AngularVelocityLimit;

    internal T AngularVelocity;
    private T angle, sine, cosine, torque;

    // Sine and cosine are kept with it: a step and its observation take them once in place of three times.
    internal T AngleRadians
    {
        readonly get => angle;
        set
        {
            T.SinCos(value, out T newSine, out T newCosine);
            (angle, sine, cosine) = (value, newSine, newCosine);
        }
    }

    /// <inheritdoc/>
    public readonly T IsTerminated => 0f;

    /// <inheritdoc/>
    public readonly T Observe(int index) =>
        index == 0 ? cosine : index == 1 ? sine : AngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, T value) => torque = T.Clamp(value, -TorqueLimitNewtonMeters, TorqueLimitNewtonMeters);

    /// <inheritdoc/>
    public T Step()
    {
        T fromUpright = Angles.Wrap(angle);
        T cost = fromUpright * fromUpright + 0.1f * (AngularVelocity * AngularVelocity) + 0.001f * (torque * torque);
        T angularAcceleration = 3f * GravityMetersPerSecondSquared / (2f * LengthMeters) * sine
            + 3f / (MassKilograms * LengthMeters * LengthMeters) * torque;

        // The angle advances with the new, limited velocity.
        AngularVelocity = T.Clamp(
            AngularVelocity + TimeStepSeconds * angularAcceleration, -AngularVelocityLimit, AngularVelocityLimit);
        AngleRadians = angle + TimeStepSeconds * AngularVelocity;
        return -cost;
    }
}
