namespace GpuEs;

/// <summary>
/// An environment with a large state, a board or a list of moving things: an unmanaged struct as
/// <see cref="IEnvironment{TSelf}"/> is, and beside its fields a workspace of floats that lies in memory. Fields are fast
/// and belong to a thread; what is read by a computed index belongs into the workspace. Whole numbers up to 2^24 are
/// exact there. Both together are the state: planners copy both.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IWorkspaceEnvironment<TSelf> : IPlayable
    where TSelf : unmanaged, IWorkspaceEnvironment<TSelf>
{
    /// <summary>Floats of an episode's workspace, 0 to 2^20; thousands of episodes have one each at a time.</summary>
    static abstract int WorkspaceSize { get; }

    static Type IPlayable.World => typeof(WorkspaceWorld<TSelf>);

    /// <summary>True once the task has ended by itself; the step limit is not the environment's business.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts an episode: all fields and all of the workspace are 0.</summary>
    /// <param name="random">The episode's own random numbers.</param>
    /// <param name="workspace">The start of the workspace.</param>
    void Reset<TWorkspace>(ref EpisodeRandom random, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>One component of the current observation.</summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    /// <param name="workspace">The start of the workspace.</param>
    float Observe<TWorkspace>(int index, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>Sets one component of the next step's action; a choice arrives as a whole number in component 0.</summary>
    /// <param name="index">Component, 0 to ActionSize - 1.</param>
    /// <param name="value">The component, or the choice.</param>
    void Act(int index, float value);

    /// <summary>Advances by one step with the action set before, and returns the step's reward.</summary>
    /// <param name="workspace">The start of the workspace.</param>
    float Step<TWorkspace>(TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;
}
