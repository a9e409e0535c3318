namespace GpuEs;

/// <summary>
/// Swimmer-v5 of Gymnasium 1.4: a chain of three links swims to the right in a viscous fluid.
/// <code>
/// observation                                        action
/// 0 angle of the front link, rad                     0 torque of the first joint, [-1, 1] (times 150 N m)
/// 1-2 angles of the joints, rad                      1 torque of the second joint, the same
/// 3-4 velocity of the tip along x and y, m/s
/// 5-7 angular velocities, rad/s
/// </code>
/// Reward the velocity along x, less 0.0001 of the squared action. Never terminated, truncated after 1000 steps of 0.04 s.
/// Starts with every position and velocity moved by up to 0.1.
/// </summary>
public struct Swimmer : IRobot<Swimmer>
{
    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("swimmer");

    /// <inheritdoc/>
    public static int FrameSkip => 4;

    /// <inheritdoc/>
    public static int MeasureCount => 1;

    /// <inheritdoc/>
    public static int ObservationSize => 8;

    /// <inheritdoc/>
    public static float SolvedReturn => 360f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.Uniform(ref random, start, 0.1f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index < 3 ? state.Qpos(index + 2) : state.Qvel(index - 3);

    /// <inheritdoc/>
    public static T Measure<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => state.Qpos(0);

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
        => (state.Qpos(0) - state.Before(0)) / state.StepSeconds - 1e-4f * BodySums<T, TState>.SquaredControls(state, 2);

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => 0f;
}
