namespace GpuEs;

/// <summary>
/// Reacher-v5 of Gymnasium 1.4: an arm of two links brings its tip to a target in the plane.
/// <code>
/// observation                                        action
/// 0-1 cosines of the joints' angles                  0-1 torques of the joints, [-1, 1] (times 200 N m)
/// 2-3 sines of the joints' angles
/// 4-5 place of the target, m
/// 6-7 angular velocities, rad/s
/// 8-9 from the target to the tip, m
/// </code>
/// Reward less the distance to the target, less the squared action. Never terminated, truncated after 50 steps of 0.02 s. Starts
/// with the arm moved by up to 0.1, velocities by up to 0.005, and the target anywhere within 0.2 m.
/// </summary>
public struct Reacher : IRobot<Reacher>
{
    private const int Fingertip = 3, Target = 4;
    private const float Reach = 0.2f;

    /// <inheritdoc/>
    public static Mechanism Mechanism => BuiltInMechanisms.Load("reacher");

    /// <inheritdoc/>
    public static int FrameSkip => 2;

    /// <inheritdoc/>
    public static int StepLimit => 50;

    /// <inheritdoc/>
    public static int ObservationSize => 10;

    /// <inheritdoc/>
    public static float SolvedReturn => -3.75f;

    /// <inheritdoc/>
    public static float ObservationScale(int index) => index is 6 or 7 ? 0.1f : index < 4 ? 1f : 1f / Reach;

    /// <inheritdoc/>
    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart
    {
        ResetNoise.Positions(ref random, start, 0.1f);
        Real x, y;
        do
        {
            x = random.NextUniform(-Reach, Reach);
            y = random.NextUniform(-Reach, Reach);
        }
        while (Real.MultiplyAdd(x, x, y * y) >= Reach * Reach);
        start.SetQpos(2, x);
        start.SetQpos(3, y);
        for (int k = 0; k < 2; k++)
            start.SetQvel(k, random.NextUniform(-5e-3f, 5e-3f));
    }

    /// <inheritdoc/>
    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index switch
        {
            < 2 => T.Cos(state.Qpos(index)),
            < 4 => T.Sin(state.Qpos(index - 2)),
            < 6 => state.Qpos(index - 2),
            < 8 => state.Qvel(index - 6),
            _ => Apart<T, TState>(state, index - 8),
        };

    /// <inheritdoc/>
    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>
    {
        T x = Apart<T, TState>(state, 0), y = Apart<T, TState>(state, 1), z = Apart<T, TState>(state, 2);
        T squared = T.MultiplyAdd(x, x, T.MultiplyAdd(y, y, z * z));
        return -T.Sqrt(squared) - BodySums<T, TState>.SquaredControls(state, 2);
    }

    /// <inheritdoc/>
    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => 0f;

    private static T Apart<T, TState>(TState state, int axis)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => state.Xpos(Fingertip, axis) - state.Xpos(Target, axis);
}
