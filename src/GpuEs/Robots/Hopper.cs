namespace GpuEs;

/// <summary>
/// Hopper-v5 of Gymnasium 1.4: a plane leg of four bodies hops to the right.
/// <code>
/// observation                                        action
/// 0 height, m                                        0-2 torques of thigh, leg and foot, [-1, 1] (times 200 N m)
/// 1 pitch, rad
/// 2-4 angles of thigh, leg and foot, rad
/// 5-10 their velocities and that along x, in the model's order, within [-10, 10]
/// </code>
/// Reward the velocity along x, 1 while it is healthy, less 0.001 of the squared action. Terminated where the height is 0.7 m
/// or less, the pitch 0.2 rad or more, or anything else of the state but x 100 or more; truncated after 1000 steps of 0.008 s.
/// Starts with every position and velocity moved by up to 0.005.
/// </summary>
public struct Hopper : IRobot<Hopper>
{
    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("hopper");

    /// <inheritdoc/>
    public static int FrameSkip => 4;

    /// <inheritdoc/>
    public static int MeasureCount => 1;

    /// <inheritdoc/>
    public static int ObservationSize => 11;

    /// <inheritdoc/>
    public static float SolvedReturn => 3800f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index < 5 ? 1f : 0.1f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.Uniform(ref random, start, 5e-3f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index < 5 ? state.Qpos(index + 1) : T.Clamp(state.Qvel(index - 5), -10f, 10f);

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
        return forward + T.Select(IsTerminated<T, TState>(state), 0f, 1f) - 1e-3f * BodySums<T, TState>.SquaredControls(state, 3);
    }

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => !IsHealthy<T, TState>(state);

    private static T IsHealthy<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
    {
        T isHealthy = (state.Qpos(1) > 0.7f) & (T.Abs(state.Qpos(2)) < 0.2f);
        for (int k = 2; k < 6; k++)
            isHealthy &= T.Abs(state.Qpos(k)) < 100f;
        for (int k = 0; k < 6; k++)
            isHealthy &= T.Abs(state.Qvel(k)) < 100f;
        return isHealthy;
    }
}
