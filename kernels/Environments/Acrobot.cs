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
public struct Acrobot : IEnvironment<Acrobot>, IHasLanes<Acrobot<Real>>
{
    internal const float FirstVelocityLimit = 12.5663706f;
    internal const float SecondVelocityLimit = 28.2743339f;

    internal Acrobot<Real> Rules;

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
    public readonly bool IsTerminated => Real.Any(Rules.IsTerminated);

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Real firstAngle = random.NextUniform(-0.1f, 0.1f);
        Real secondAngle = random.NextUniform(-0.1f, 0.1f);
        Real firstVelocity = random.NextUniform(-0.1f, 0.1f);
        Real secondVelocity = random.NextUniform(-0.1f, 0.1f);
        Rules.State = new AcrobotState<Real>(firstAngle, secondAngle, firstVelocity, secondVelocity);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) => Rules.Observe(index);

    /// <inheritdoc/>
    public void Act(int index, float value) => Rules.Act(index, value);

    /// <inheritdoc/>
    public float Step() => Rules.Step();
}

/// <summary>The rules of <see cref="Acrobot"/>, one or many side by side.</summary>
/// <typeparam name="T">The number type.</typeparam>
public struct Acrobot<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float TorqueNewtonMeters = 1f;
    private const float TimeStepSeconds = 0.2f;
    private const float FirstVelocityLimit = Acrobot.FirstVelocityLimit;
    private const float SecondVelocityLimit = Acrobot.SecondVelocityLimit;

    internal AcrobotState<T> State;
    private T torque;

    /// <inheritdoc/>
    public readonly T IsTerminated =>
        -T.Cos(State.FirstAngleRadians) - T.Cos(State.FirstAngleRadians + State.SecondAngleRadians) > 1f;

    /// <inheritdoc/>
    public readonly T Observe(int index) =>
        index == 0 ? T.Cos(State.FirstAngleRadians)
        : index == 1 ? T.Sin(State.FirstAngleRadians)
        : index == 2 ? T.Cos(State.SecondAngleRadians)
        : index == 3 ? T.Sin(State.SecondAngleRadians)
        : index == 4 ? State.FirstAngularVelocity
        : State.SecondAngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, T value) =>
        torque = T.Select(value < 0.5f, -TorqueNewtonMeters, T.Select(value > 1.5f, TorqueNewtonMeters, 0f));

    /// <inheritdoc/>
    public T Step()
    {
        AcrobotState<T> first = State.Rate(torque);
        AcrobotState<T> second = State.Follow(first, TimeStepSeconds / 2f).Rate(torque);
        AcrobotState<T> third = State.Follow(second, TimeStepSeconds / 2f).Rate(torque);
        AcrobotState<T> fourth = State.Follow(third, TimeStepSeconds).Rate(torque);
        AcrobotState<T> sum = first.Follow(second, 2f).Follow(third, 2f).Follow(fourth, 1f);
        AcrobotState<T> next = State.Follow(sum, TimeStepSeconds / 6f);
        State = new AcrobotState<T>(
            Angles.Wrap(next.FirstAngleRadians),
            Angles.Wrap(next.SecondAngleRadians),
            T.Clamp(next.FirstAngularVelocity, -FirstVelocityLimit, FirstVelocityLimit),
            T.Clamp(next.SecondAngularVelocity, -SecondVelocityLimit, SecondVelocityLimit));
        return T.Select(IsTerminated, 0f, -1f);
    }
}
