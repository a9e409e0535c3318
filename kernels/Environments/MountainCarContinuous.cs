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
public struct MountainCarContinuous : IEnvironment<MountainCarContinuous>
{
    private const float PushPerStep = 0.0015f;
    private const float GoalPosition = 0.45f;

    internal MountainCarDynamics Dynamics;
    private Real force;

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
        index == 0 ? 1f / 0.6f : 1f / MountainCarDynamics.VelocityLimit;

    /// <inheritdoc/>
    public readonly bool IsTerminated => Dynamics.HasReached(GoalPosition);

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Dynamics.Position = random.NextUniform(-0.6f, -0.4f);
        Dynamics.Velocity = 0f;
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) => index == 0 ? Dynamics.Position : Dynamics.Velocity;

    /// <inheritdoc/>
    public void Act(int index, float value) => force = value;

    /// <inheritdoc/>
    public float Step()
    {
        // The engine is limited, the price is not.
        Dynamics.Advance(PushPerStep * Real.Clamp(force, -1f, 1f));
        Real bonus = IsTerminated ? 100f : 0f;
        return bonus - 0.1f * (force * force);
    }
}
