namespace GpuEs;

/// <summary>
/// Walker2d-v5 of Gymnasium 1.4: two plane legs walk to the right.
/// <code>
/// observation                                        action
/// 0 height, m                                        0-2 torques of the right thigh, leg and foot, [-1, 1]
/// 1 pitch, rad                                       3-5 torques of the left thigh, leg and foot, [-1, 1]
/// 2-7 angles of the joints, in the actions' order
/// 8-16 velocities in the model's order, within [-10, 10]
/// </code>
/// Reward the velocity along x, 1 while it is healthy, less 0.001 of the squared action. Terminated where the height leaves
/// (0.8, 2) m or the pitch (-1, 1) rad; truncated after 1000 steps of 0.008 s. Starts with every position and velocity moved by
/// up to 0.005.
/// </summary>
public struct Walker2d : IRobot<Walker2d>
{
    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("walker2d");

    /// <inheritdoc/>
    public static int FrameSkip => 4;

    /// <inheritdoc/>
    public static int MeasureCount => 1;

    /// <inheritdoc/>
    public static int ObservationSize => 17;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index < 8 ? 1f : 0.1f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.Uniform(ref random, start, 5e-3f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index < 8 ? state.Qpos(index + 1) : T.Clamp(state.Qvel(index - 8), -10f, 10f);

    /// <inheritdoc/>
    public static T Measure<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => state.Qpos(0);

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
    {
        T forward = (state.Qpos(0) - state.Before(0)) / state.StepSeconds;
        return forward + T.Select(IsTerminated<T, TState>(state), 0f, 1f) - 1e-3f * BodySums<T, TState>.SquaredControls(state, 6);
    }

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => !((state.Qpos(1) > 0.8f) & (state.Qpos(1) < 2f) & (T.Abs(state.Qpos(2)) < 1f));
}
