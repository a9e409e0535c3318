namespace GpuEs;

/// <summary>
/// Humanoid-v5 of Gymnasium 1.4: a body with arms and legs walks to the right.
/// <code>
/// observation                                        action
/// 0 height, m                                        0-16 torques, [-0.4, 0.4] (times the motors' gears)
/// 1-4 orientation, a quaternion
/// 5-21 angles of the joints, rad
/// 22-44 velocities, m/s and rad/s
/// 45-174 inertias of the 13 bodies about the centre of mass, ten each
/// 175-252 spatial velocities of the bodies, six each
/// 253-269 torques of the actuators, by joint
/// 270-347 contact forces on the bodies, six each
/// </code>
/// Reward 1.25 of the velocity of the centre of mass along x, 5 while it is healthy, less 0.1 of the squared action, less at most
/// 10 of 5e-7 of the squared contact forces. Terminated where the height leaves (1, 2) m; truncated after 1000 steps of 0.015 s.
/// Starts with every position and velocity moved by up to 0.01.
/// </summary>
public struct Humanoid : IRobot<Humanoid>
{
    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("humanoid");

    /// <inheritdoc/>
    public static int FrameSkip => 5;

    /// <inheritdoc/>
    public static int MeasureCount => 1;

    /// <inheritdoc/>
    public static bool ReadsContactForces => true;

    /// <inheritdoc/>
    public static int ObservationSize => 348;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => HumanoidBody.Scale(index);

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => ResetNoise.Uniform(ref random, start, 0.01f);

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => HumanoidBody<T, TState>.Observe(index, state);

    /// <inheritdoc/>
    public static T Measure<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => HumanoidBody<T, TState>.X(state);

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
    {
        T forward = 1.25f * (HumanoidBody<T, TState>.X(state) - state.Before(0)) / state.StepSeconds;
        return forward + T.Select(IsTerminated<T, TState>(state), 0f, 5f) - HumanoidBody<T, TState>.Costs(state);
    }

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => !((state.Qpos(2) > 1f) & (state.Qpos(2) < 2f));
}
