namespace GpuEs;

/// <summary>
/// MountainCarContinuous-v0 of Gymnasium 1.4: <see cref="MountainCar"/> with a stronger engine that takes any force.
/// <code>
/// observation        range                     action
/// 0 position         [-1.2, 0.6]               0 force, [-1, 1] (limited); 1 pushes 0.0015 a step
/// 1 velocity         [-0.07, 0.07] a step
/// </code>
/// Reward -0.1 * force^2 for every step, with the force as it was asked for, and 100 more on reaching the goal.
/// Terminated at or beyond position 0.45 with a velocity of 0 or more; truncated after 999 steps.
/// Starts with the position uniform in [-0.6, -0.4) and at rest.
/// </summary>
public struct MountainCarContinuous : IEnvironment<MountainCarContinuous>, IHasLanes<MountainCarContinuous<Real>>
{
    internal MountainCarContinuous<Real> Rules;

    /// <inheritdoc/>
    public static int ObservationSize => 2;

    /// <inheritdoc/>
    public static int ActionSize => 1;

    /// <inheritdoc/>
    public static int ActionChoices => 0;

    /// <inheritdoc/>
    public static float ActionLimit => 1f;

    /// <inheritdoc/>
    public static int StepLimit => 999;

    /// <inheritdoc/>
    public static float SolvedReturn => 90f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) =>
        index == 0 ? 1f / 0.6f : 1f / MountainCar.VelocityLimit;

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

/// <summary>The rules of <see cref="MountainCarContinuous"/>, one or many side by side.</summary>
/// <typeparam name="T">The number type.</typeparam>
public struct MountainCarContinuous<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float PushPerStep = 0.0015f;
    private const float GoalPosition = 0.45f;

    internal MountainCarDynamics<T> Dynamics;
    private T force;

    /// <inheritdoc/>
    public readonly T IsTerminated => Dynamics.HasReached(GoalPosition);

    /// <inheritdoc/>
    public readonly T Observe(int index) => index == 0 ? Dynamics.Position : Dynamics.Velocity;

    /// <inheritdoc/>
    public void Act(int index, T value) => force = value;

    /// <inheritdoc/>
    public T Step()
    {
        // The engine is limited, the price is not.
        Dynamics.Advance(PushPerStep * T.Clamp(force, -1f, 1f));
        return T.Select(IsTerminated, 100f, 0f) - 0.1f * (force * force);
    }
}
