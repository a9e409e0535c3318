namespace GpuEs;

/// <summary>
/// Acrobot-v1 of Gymnasium 1.4 (Sutton 1996): swing the tip of a two-link chain above a line, driving only the joint
/// between the links. One step is one fourth-order Runge-Kutta step of 0.2 s.
/// <code>
/// observation                    range                     action
/// 0 cosine of the first angle    [-1, 1], 1 is hanging     0 torque -1 N m
/// 1 sine of the first angle      [-1, 1]                   1 torque 0
/// 2 cosine of the second angle   [-1, 1], 1 is stretched   2 torque +1 N m
/// 3 sine of the second angle     [-1, 1]
/// 4 first angular velocity       [-4 pi, 4 pi] rad/s
/// 5 second angular velocity      [-9 pi, 9 pi] rad/s
/// </code>
/// Reward -1 for every step, 0 for the one that reaches the line. Terminated where the tip is more than one link
/// above the pivot: -cos(first) - cos(first + second) > 1; truncated after 500 steps.
/// Starts with every component uniform in [-0.1, 0.1).
/// </summary>
public struct Acrobot : IEnvironment<Acrobot>
{
    private const float TorqueNewtonMeters = 1f;
    private const float TimeStepSeconds = 0.2f;
    private const float FirstVelocityLimit = 12.5663706f;
    private const float SecondVelocityLimit = 28.2743339f;

    internal AcrobotState State;
    private Real torque;

    /// <inheritdoc/>
    public static int ObservationSize => 6;

    /// <inheritdoc/>
    public static int ActionSize => 1;

    /// <inheritdoc/>
    public static int ActionChoices => 3;

    /// <inheritdoc/>
    public static float ActionLimit => 1f;

    /// <inheritdoc/>
    public static int StepLimit => 500;

    /// <inheritdoc/>
    public static float SolvedReturn => -100f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) =>
        index == 4 ? 1f / FirstVelocityLimit : index == 5 ? 1f / SecondVelocityLimit : 1f;

    /// <inheritdoc/>
    public readonly bool IsTerminated =>
        -Real.Cos(State.FirstAngleRadians) - Real.Cos(State.FirstAngleRadians + State.SecondAngleRadians) > 1f;

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Real firstAngle = random.NextUniform(-0.1f, 0.1f);
        Real secondAngle = random.NextUniform(-0.1f, 0.1f);
        Real firstVelocity = random.NextUniform(-0.1f, 0.1f);
        Real secondVelocity = random.NextUniform(-0.1f, 0.1f);
        State = new AcrobotState(firstAngle, secondAngle, firstVelocity, secondVelocity);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) =>
        index == 0 ? Real.Cos(State.FirstAngleRadians)
        : index == 1 ? Real.Sin(State.FirstAngleRadians)
        : index == 2 ? Real.Cos(State.SecondAngleRadians)
        : index == 3 ? Real.Sin(State.SecondAngleRadians)
        : index == 4 ? State.FirstAngularVelocity
        : State.SecondAngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, float value) =>
        torque = value < 0.5f ? -TorqueNewtonMeters : value > 1.5f ? TorqueNewtonMeters : 0f;

    /// <inheritdoc/>
    public float Step()
    {
        AcrobotState first = State.Rate(torque);
        AcrobotState second = State.Follow(first, TimeStepSeconds / 2f).Rate(torque);
        AcrobotState third = State.Follow(second, TimeStepSeconds / 2f).Rate(torque);
        AcrobotState fourth = State.Follow(third, TimeStepSeconds).Rate(torque);
        AcrobotState sum = first.Follow(second, 2f).Follow(third, 2f).Follow(fourth, 1f);
        AcrobotState next = State.Follow(sum, TimeStepSeconds / 6f);
        State = new AcrobotState(
            Angles.Wrap(next.FirstAngleRadians),
            Angles.Wrap(next.SecondAngleRadians),
            Real.Clamp(next.FirstAngularVelocity, -FirstVelocityLimit, FirstVelocityLimit),
            Real.Clamp(next.SecondAngularVelocity, -SecondVelocityLimit, SecondVelocityLimit));
        return IsTerminated ? 0f : -1f;
    }
}
