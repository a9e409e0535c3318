namespace GpuEs;

/// <summary>
/// HalfCheetah-v5 of Gymnasium 1.4: a plane cat of seven bodies runs to the right.
/// <code>
/// observation                                        action
/// 0 height, m                                        0-2 torques of the back thigh, shin and foot, [-1, 1]
/// 1 pitch, rad                                       3-5 torques of the front thigh, shin and foot, [-1, 1]
/// 2-7 angles of the joints, in the actions' order
/// 8-9 velocity along x and z, m/s
/// 10-16 angular velocities, rad/s
/// </code>
/// Reward the velocity along x, less 0.1 of the squared action. Never terminated, truncated after 1000 steps of 0.05 s.
/// Starts with positions moved by up to 0.1, velocities normal with deviation 0.1.
/// </summary>
public struct HalfCheetah : IRobot<HalfCheetah>
{
    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("half-cheetah");

    /// <inheritdoc/>
    public static int FrameSkip => 5;

    /// <inheritdoc/>
    public static int MeasureCount => 1;

    /// <inheritdoc/>
    public static int ObservationSize => 17;

    /// <inheritdoc/>
    public static float SolvedReturn => 4800f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index < 8 ? 1f : 0.1f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.UniformAndNormal(ref random, start, 0.1f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index < 8 ? state.Qpos(index + 1) : state.Qvel(index - 8);

    /// <inheritdoc/>
    public static T Measure<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => state.Qpos(0);

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
        => (state.Qpos(0) - state.Before(0)) / state.StepSeconds - 0.1f * BodySums<T, TState>.SquaredControls(state, 6);

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => 0f;
}
