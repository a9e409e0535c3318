namespace GpuEs;

/// <summary>
/// CartPole-v1 of Gymnasium 1.4 (Barto, Sutton and Anderson 1983): keep a pole upright on a cart.
/// <code>
/// observation        range                     action
/// 0 position         [-4.8, 4.8] m             0 push left with 10 N
/// 1 velocity         unbounded, m/s            1 push right with 10 N
/// 2 angle            [-0.418, 0.418] rad
/// 3 angular velocity unbounded, rad/s
/// </code>
/// Reward 1 for every step, the last included. Terminated beyond 2.4 m or 12 degrees; truncated after 500 steps.
/// Starts with every component uniform in [-0.05, 0.05).
/// </summary>
public struct CartPole : IEnvironment<CartPole>, IHasLanes<CartPole<Real>>
{
    internal CartPole<Real> Rules;

    /// <inheritdoc/>
    public static int ObservationSize => 4;

    /// <inheritdoc/>
    public static int ActionSize => 1;

    /// <inheritdoc/>
    public static int ActionChoices => 2;

    /// <inheritdoc/>
    public static float ActionLimit => 1f;

    /// <inheritdoc/>
    public static int StepLimit => 500;

    /// <inheritdoc/>
    public static float SolvedReturn => 475f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index == 0 ? 1f / 2.4f : index == 2 ? 1f / 0.21f : 1f;

    /// <inheritdoc/>
    public readonly bool IsTerminated => Real.Any(Rules.IsTerminated);

    /// <inheritdoc/>
    public void Reset(ref EpisodeRandom random)
    {
        Rules.Dynamics.Position = random.NextUniform(-0.05f, 0.05f);
        Rules.Dynamics.Velocity = random.NextUniform(-0.05f, 0.05f);
        Rules.Dynamics.AngleRadians = random.NextUniform(-0.05f, 0.05f);
        Rules.Dynamics.AngularVelocity = random.NextUniform(-0.05f, 0.05f);
    }

    /// <inheritdoc/>
    public readonly float Observe(int index) => Rules.Observe(index);

    /// <inheritdoc/>
    public void Act(int index, float value) => Rules.Act(index, value);

    /// <inheritdoc/>
    public float Step() => Rules.Step();
}

/// <summary>The rules of <see cref="CartPole"/>, one or many side by side.</summary>
/// <typeparam name="T">The number type.</typeparam>
public struct CartPole<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float ForceNewtons = 10f;
    private const float PositionLimitMeters = 2.4f;
    private const float AngleLimitRadians = 0.20943951f;

    internal CartPoleDynamics<T> Dynamics;
    private T force;

    /// <inheritdoc/>
    public readonly T IsTerminated =>
        (T.Abs(Dynamics.Position) > PositionLimitMeters) | (T.Abs(Dynamics.AngleRadians) > AngleLimitRadians);

    /// <inheritdoc/>
    public readonly T Observe(int index) =>
        index == 0 ? Dynamics.Position
        : index == 1 ? Dynamics.Velocity
        : index == 2 ? Dynamics.AngleRadians
        : Dynamics.AngularVelocity;

    /// <inheritdoc/>
    public void Act(int index, T value) => force = T.Select(value > 0.5f, ForceNewtons, -ForceNewtons);

    /// <inheritdoc/>
    public T Step()
    {
        Dynamics.Advance(force);
        return 1f;
    }
}
