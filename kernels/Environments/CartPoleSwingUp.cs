namespace GpuEs;

/// <summary>
/// The pole and cart of <see cref="CartPole"/> with the pole hanging: swing it up and hold it, with a continuous force.
/// The task of cartpole-swingup in the DeepMind Control Suite (Tassa et al. 2018), on Gymnasium's cart.
/// <code>
/// observation              range                     action
/// 0 position               [-2.4, 2.4] m             0 force on the cart, [-10, 10] N (limited)
/// 1 velocity               unbounded, m/s
/// 2 cosine of the angle    [-1, 1], 1 is upright
/// 3 sine of the angle      [-1, 1]
/// 4 angular velocity       unbounded, rad/s
/// </code>
/// Reward (1 + cos(angle)) / 2 * (1 - (position / 2.4 m)^2) after the step, in [0, 1]: 1 for a pole upright in the
/// middle of the track. Terminated beyond 2.4 m, where the reward is 0; truncated after 500 steps (10 s).
/// Starts with the angle uniform in pi + [-0.05, 0.05) and the other components uniform in [-0.05, 0.05).
/// </summary>
/// <remarks>
/// Solved at a mean of 400 of the possible 500: up within about two seconds, then held near the middle. A tuned energy
/// controller swings up in one second and returns 450; hanging still returns 0.
/// The time step is plain Euler's, as in <see cref="CartPole"/>; it feeds a free swing with energy: hanging, the
/// amplitude grows by 0.3 % a step.
/// </remarks>
public struct CartPoleSwingUp : IEnvironment<CartPoleSwingUp>
{
    private const float Pi = 3.14159274f;
    private const float ForceLimitNewtons = 10f;
    private const float PositionLimitMeters = 2.4f;

    internal CartPoleDynamics Dynamics;
    private Real force;

    /// <inheritdoc/>
    public static int ObservationSize => 5;

    /// <inheritdoc/>
    public static int ActionSize => 1;

    /// <inheritdoc/>
    public static int ActionChoices => 0;

    /// <inheritdoc/>
    public static float ActionLimit => ForceLimitNewtons;

    /// <inheritdoc/>
    public static int StepLimit => 500;

    /// <inheritdoc/>
    public static float SolvedReturn => 400f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) =>
        index == 0 ? 1f / PositionLimitMeters : index == 1 ? 1f / 3f : index == 4 ? 1f / 8f : 1f;

    /// <inheritdoc/>
    public readonly bool IsTerminated =>
        Dynamics.Position < -PositionLimitMeters || Dynamics.Position > PositionLimitMeters;

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Dynamics.Position = random.NextUniform(-0.05f, 0.05f);
        Dynamics.Velocity = random.NextUniform(-0.05f, 0.05f);
        Dynamics.AngleRadians = Pi + random.NextUniform(-0.05f, 0.05f);
        Dynamics.AngularVelocity = random.NextUniform(-0.05f, 0.05f);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) =>
        index == 0 ? Dynamics.Position
        : index == 1 ? Dynamics.Velocity
        : index == 2 ? Real.Cos(Dynamics.AngleRadians)
        : index == 3 ? Real.Sin(Dynamics.AngleRadians)
        : Dynamics.AngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, float value) => force = Real.Clamp(value, -ForceLimitNewtons, ForceLimitNewtons);

    /// <inheritdoc/>
    public float Step()
    {
        Dynamics.Advance(force);
        Real height = 0.5f * (1f + Real.Cos(Dynamics.AngleRadians));
        Real share = Dynamics.Position / PositionLimitMeters;
        return height * Real.Clamp(1f - share * share, 0f, 1f);
    }
}
