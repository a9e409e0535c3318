namespace GpuEs;

/// <summary>
/// HumanoidStandup-v5 of Gymnasium 1.4: a body with arms and legs that lies on its back stands up.
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
/// Reward the torso's height divided by the model's timestep, 0.003 s, and 1, less 0.1 of the squared action, less at most 10 of
/// 5e-7 of the squared contact forces. Never terminated, truncated after 1000 steps of 0.015 s. Starts with every position and
/// velocity moved by up to 0.01.
/// </summary>
public struct HumanoidStandup : IRobot<HumanoidStandup>
{
    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("humanoid-standup");

    /// <inheritdoc/>
    public static int FrameSkip => 5;

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
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
        => state.Qpos(2) / (state.StepSeconds / FrameSkip) + 1f - HumanoidBody<T, TState>.Costs(state);

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => 0f;
}
