namespace GpuEs;

/// <summary>
/// InvertedDoublePendulum-v5 of Gymnasium 1.4: balance two poles, one on top of the other, on a cart.
/// <code>
/// observation                                       action
/// 0 position of the cart, m                         0 force on the cart, [-1, 1] (times 500 N)
/// 1-2 sines of the angles
/// 3-4 cosines of the angles
/// 5-7 velocities, m/s and rad/s, within [-10, 10]
/// 8 constraint force on the cart, N, within [-10, 10]
/// </code>
/// Reward 10 while it stands, less 0.01 x^2 + (y - 2)^2 of the tip, less 0.001 and 0.005 of the squared angular velocities.
/// Terminated where the tip is 1 m high or lower, truncated after 1000 steps of 0.05 s. Starts with positions moved by up to
/// 0.1, velocities normal with deviation 0.1.
/// </summary>
public struct InvertedDoublePendulum : IRobot<InvertedDoublePendulum>
{
    private const float Limit = 10f;

    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("inverted-double-pendulum");

    /// <inheritdoc/>
    public static int FrameSkip => 5;

    /// <inheritdoc/>
    public static int ObservationSize => 9;

    /// <inheritdoc/>
    public static float SolvedReturn => 9100f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.UniformAndNormal(ref random, start, 0.1f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index switch
        {
            0 => state.Qpos(0),
            < 3 => T.Sin(state.Qpos(index)),
            < 5 => T.Cos(state.Qpos(index - 2)),
            < 8 => T.Clamp(state.Qvel(index - 5), -Limit, Limit),
            _ => T.Clamp(state.QfrcConstraint(0), -Limit, Limit),
        };

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
    {
        T x = state.SiteXpos(0, 0), below = state.SiteXpos(0, 2) - 2f;
        T distance = T.MultiplyAdd(0.01f * x, x, below * below);
        T velocity = T.MultiplyAdd(1e-3f * state.Qvel(1), state.Qvel(1), 5e-3f * state.Qvel(2) * state.Qvel(2));
        return T.Select(IsTerminated<T, TState>(state), 0f, 10f) - distance - velocity;
    }

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => !(state.SiteXpos(0, 2) > 1f);
}
