namespace GpuEs;

/// <summary>
/// An environment of rigid bodies: a model, and what is observed, rewarded and ended in it. A struct without fields, whose
/// rules are written once over <see cref="IReal{T}"/>: sixteen members run side by side on a processor. A step holds the
/// action for <see cref="FrameSkip"/> steps of the model. Where the dynamics fail, a state that is not finite or a solver
/// at its limit, the episode ends there and its return is NaN, which ranks worst and is counted.
/// Played by the host; devices refuse it.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IRobot<TSelf> : IPlayable
    where TSelf : unmanaged, IRobot<TSelf>
{
    static Type IPlayable.World => RobotModel<TSelf>.World;

    static int ISizes.ActionSize => RobotModel<TSelf>.Layout.Nu;

    static int ISizes.ActionChoices => 0;

    static float ISizes.ActionLimit => RobotModel<TSelf>.ActionLimit;

    static int ISizes.StepLimit => 1000;

    static float ISizes.SolvedReturn => float.PositiveInfinity;

    static float ISizes.ObservationScale(int index) => 1f;

    /// <summary>The model; read once a process.</summary>
    static abstract Mechanism Mechanism { get; }

    /// <summary>The model's steps for each action, at least 1.</summary>
    static abstract int FrameSkip { get; }

    /// <summary>How many numbers a step's reward compares with what they were before, 0 to 16.</summary>
    static virtual int MeasureCount => 0;

    /// <summary>Whether <see cref="IBodyState{T}.CfrcExt"/> is read, which costs memory and a little time.</summary>
    static virtual bool ReadsContactForces => false;

    /// <summary>Moves the model's own pose to where an episode starts.</summary>
    /// <param name="random">The episode's own random numbers.</param>
    /// <param name="start">What to move.</param>
    static abstract void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart;

    /// <summary>One component of the current observation.</summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    /// <param name="state">The bodies.</param>
    static abstract T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>;

    /// <summary>A number that is taken before each step, for the reward to compare with.</summary>
    /// <param name="index">0 to MeasureCount - 1.</param>
    /// <param name="state">The bodies.</param>
    static virtual T Measure<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => 0f;

    /// <summary>The reward of the step that led here.</summary>
    /// <param name="state">The bodies.</param>
    static abstract T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>;

    /// <summary>A mask: where the task has ended by itself.</summary>
    /// <param name="state">The bodies.</param>
    static abstract T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T>;
}
