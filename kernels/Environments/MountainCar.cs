namespace GpuEs;

/// <summary>
/// MountainCar-v0 of Gymnasium 1.4 (Moore 1990): rock a car out of a valley that its engine is too weak to leave.
/// <code>
/// observation        range                     action
/// 0 position         [-1.2, 0.6]               0 push left, -0.001 a step
/// 1 velocity         [-0.07, 0.07] a step      1 coast
///                                              2 push right, +0.001 a step
/// </code>
/// Reward -1 for every step, the last included. Terminated at or beyond position 0.5 with a velocity of 0 or more;
/// truncated after 200 steps. Starts with the position uniform in [-0.6, -0.4) and at rest.
/// </summary>
/// <remarks>
/// Every episode that does not reach the goal returns -200, so the return alone gives a poor policy no direction.
/// </remarks>
public struct MountainCar : IEnvironment<MountainCar>, IHasLanes<MountainCar<Real>>
{
    internal const float VelocityLimit = 0.07f;

    internal MountainCar<Real> Rules;

    /// <inheritdoc/>
    public static int ObservationSize => 2;

    /// <inheritdoc/>
    public static int ActionSize => 1;

    /// <inheritdoc/>
    public static int ActionChoices => 3;

    /// <inheritdoc/>
    public static float ActionLimit => 1f;

    /// <inheritdoc/>
    public static int StepLimit => 200;

    /// <inheritdoc/>
    public static float SolvedReturn => -120f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) =>
        index == 0 ? 1f / 0.6f : 1f / VelocityLimit;

    /// <inheritdoc/>
    public readonly bool IsTerminated => Real.Any(Rules.IsTerminated);

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Rules.Dynamics.Position = random.NextUniform(-0.6f, -0.4f);
        Rules.Dynamics.Velocity = 0f;
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) => Rules.Observe(index);

    /// <inheritdoc/>
    public void Act(int index, float value) => Rules.Act(index, value);

    /// <inheritdoc/>
    public float Step() => Rules.Step();
}

/// <summary>The rules of <see cref="MountainCar"/>, one or many side by side.</summary>
/// <typeparam name="T">The number type.</typeparam>
public struct MountainCar<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float PushPerStep = 0.001f;
    private const float GoalPosition = 0.5f;

    internal MountainCarDynamics<T> Dynamics;
    private T push;

    /// <inheritdoc/>
    public readonly T IsTerminated => Dynamics.HasReached(GoalPosition);

    /// <inheritdoc/>
    public readonly T Observe(int index) => index == 0 ? Dynamics.Position : Dynamics.Velocity;

    /// <inheritdoc/>
    public void Act(int index, T value) =>
        push = T.Select(value < 0.5f, -PushPerStep, T.Select(value > 1.5f, PushPerStep, 0f));

    /// <inheritdoc/>
    public T Step()
    {
        Dynamics.Advance(push);
        return -1f;
    }
}
