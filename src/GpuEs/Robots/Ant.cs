namespace GpuEs;

/// <summary>
/// Ant-v5 of Gymnasium 1.4: a body with four legs of two links each walks to the right.
/// <code>
/// observation                                        action
/// 0 height, m                                        0-7 torques of hips and ankles, [-1, 1] (times 150 N m)
/// 1-4 orientation, a quaternion
/// 5-12 angles of the joints, rad
/// 13-26 velocities, m/s and rad/s
/// 27-104 contact forces on the 13 bodies, six each, within [-1, 1]
/// </code>
/// Reward the torso's velocity along x, 1 while it is healthy, less 0.5 of the squared action, less 0.0005 of the squared contact
/// forces within [-1, 1]. Terminated where the height leaves [0.2, 1] m or the state is not finite; truncated after 1000 steps of
/// 0.05 s. Starts with positions moved by up to 0.1, velocities normal with deviation 0.1.
/// </summary>
public struct Ant : IRobot<Ant>
{
    private const int Torso = 1, Bodies = 14;
    private const float LargestForce = 1f;

    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("ant");

    /// <inheritdoc/>
    public static int FrameSkip => 5;

    /// <inheritdoc/>
    public static int MeasureCount => 1;

    /// <inheritdoc/>
    public static bool ReadsContactForces => true;

    /// <inheritdoc/>
    public static int ObservationSize => 105;

    /// <inheritdoc/>
    public static float SolvedReturn => 6000f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index is >= 13 and < 27 ? 0.1f : 1f;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.UniformAndNormal(ref random, start, 0.1f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index switch
        {
            < 13 => state.Qpos(index + 2),
            < 27 => state.Qvel(index - 13),
            _ => T.Clamp(state.CfrcExt(1 + (index - 27) / 6, (index - 27) % 6), -LargestForce, LargestForce),
        };

    /// <inheritdoc/>
    public static T Measure<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => state.Xpos(Torso, 0);

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
    {
        T forward = (state.Xpos(Torso, 0) - state.Before(0)) / state.StepSeconds;
        T costs = 0.5f * BodySums<T, TState>.SquaredControls(state, 8)
            + 5e-4f * BodySums<T, TState>.SquaredContactForces(state, Bodies, LargestForce);
        return forward + T.Select(IsTerminated<T, TState>(state), 0f, 1f) - costs;
    }

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => !((state.Qpos(2) >= 0.2f) & (state.Qpos(2) <= 1f));
}
