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
public struct CartPoleSwingUp : IEnvironment<CartPoleSwingUp>, IHasLanes<CartPoleSwingUp<Real>>
{
    private const float Pi = 3.14159274f;
    internal const float ForceLimitNewtons = 10f;
    internal const float PositionLimitMeters = 2.4f;

    internal CartPoleSwingUp<Real> Rules;

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
    public readonly bool IsTerminated => Real.Any(Rules.IsTerminated);

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Rules.Dynamics.Position = random.NextUniform(-0.05f, 0.05f);
        Rules.Dynamics.Velocity = random.NextUniform(-0.05f, 0.05f);
        Rules.Dynamics.AngleRadians = Pi + random.NextUniform(-0.05f, 0.05f);
        Rules.Dynamics.AngularVelocity = random.NextUniform(-0.05f, 0.05f);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) => Rules.Observe(index);

    /// <inheritdoc/>
    public void Act(int index, float value) => Rules.Act(index, value);

    /// <inheritdoc/>
    public float Step() => Rules.Step();
}

/// <summary>The rules of <see cref="CartPoleSwingUp"/>, one or many side by side.</summary>
/// <typeparam name="T">The number type.</typeparam>
public struct CartPoleSwingUp<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float ForceLimitNewtons = CartPoleSwingUp.ForceLimitNewtons;
    private const float PositionLimitMeters = CartPoleSwingUp.PositionLimitMeters;

    internal CartPoleDynamics<T> Dynamics;
    private T force;

    /// <inheritdoc/>
    public readonly T IsTerminated => T.Abs(Dynamics.Position) > PositionLimitMeters;

    /// <inheritdoc/>
    public readonly T Observe(int index) =>
        index == 0 ? Dynamics.Position
        : index == 1 ? Dynamics.Velocity
        : index == 2 ? T.Cos(Dynamics.AngleRadians)
        : index == 3 ? T.Sin(Dynamics.AngleRadians)
        : Dynamics.AngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, T value) => force = T.Clamp(value, -ForceLimitNewtons, ForceLimitNewtons);

    /// <inheritdoc/>
    public T Step()
    {
        Dynamics.Advance(force);
        T height = 0.5f * (1f + T.Cos(Dynamics.AngleRadians));
        T share = Dynamics.Position / PositionLimitMeters;
        return height * T.Clamp(1f - share * share, 0f, 1f);
    }
}
