namespace GpuEs;

/// <summary>
/// What rollouts play: an episode's state, in registers, shared memory, a view or an array, and the rules that advance it;
/// and, where the state is large, a workspace in memory besides.
/// </summary>
internal interface IWorld<TSelf> : ISizes
    where TSelf : unmanaged, IWorld<TSelf>
{
    /// <summary>The environment's own type.</summary>
    static abstract Type Environment { get; }

    /// <summary>Floats of an episode's workspace; 0 where the state is all in fields.</summary>
    static abstract int WorkspaceSize { get; }

    /// <summary>The number of floats of shared data that it reads: 0 for any, null for none at all.</summary>
    static abstract int? DataLength { get; }

    /// <summary>Why devices do not play it, and the host does; null where they do.</summary>
    static virtual string? DeviceObstacle => null;

    /// <summary>A copy of the environment in a box, for the host.</summary>
    object Boxed { get; }

    /// <summary>Starts an episode, in a default value.</summary>
    void Reset<TData, TWorkspace>(ref EpisodeRandom random, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>One component of the current observation.</summary>
    float Observe<TData, TWorkspace>(int index, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>Whether the task has ended by itself.</summary>
    bool IsTerminated<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>Sets one component of the next step's action.</summary>
    void Act<TData, TWorkspace>(int index, float value, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>Lets an actor observe, and set the next step's action.</summary>
    void LetAct<TActor, TData, TWorkspace>(in TActor actor, in Surroundings<TData, TWorkspace> surroundings)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;

    /// <summary>Advances by one step, and returns its reward.</summary>
    float Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>;
}
