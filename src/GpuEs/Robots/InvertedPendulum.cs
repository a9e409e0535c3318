namespace GpuEs;

/// <summary>
/// InvertedPendulum-v5 of Gymnasium 1.4: balance a pole on a cart by pushing the cart along a rail.
/// <code>
/// observation                        action
/// 0 position of the cart, m          0 force on the cart, [-3, 3] (times 100 N)
/// 1 angle of the pole, rad
/// 2 velocity of the cart, m/s
/// 3 angular velocity, rad/s
/// </code>
/// Reward 1 for every step that leaves the pole within 0.2 rad; terminated where it does not, truncated after 1000 steps
/// of 0.04 s. Starts with every position and velocity moved by up to 0.01.
/// </summary>
public struct InvertedPendulum : IRobot<InvertedPendulum>
{
    private const float LargestAngleRadians = 0.2f;

    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("inverted-pendulum");

    /// <inheritdoc/>
    public static int FrameSkip => 2;

    /// <inheritdoc/>
    public static int ObservationSize => 4;

    /// <inheritdoc/>
    public static float SolvedReturn => 950f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.Uniform(ref random, start, 0.01f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index < 2 ? state.Qpos(index) : state.Qvel(index - 2);

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => T.Select(IsTerminated<T, TState>(state), 0f, 1f);

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => !(T.Abs(state.Qpos(1)) <= LargestAngleRadians);
}
