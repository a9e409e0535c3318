namespace GpuEs;

/// <summary>
/// What rollouts play: an episode's state, in registers, shared memory, a view or an array, and the rules that advance it.
/// What all episodes share comes with every call, since the state must lie anywhere and views of a device's memory cannot.
/// </summary>
internal interface IWorld<TSelf> : ISizes
    where TSelf : unmanaged, IWorld<TSelf>
{
    /// <summary>The environment's own type.</summary>
    static abstract Type Environment { get; }

    /// <summary>A copy of the environment in a box, for the host.</summary>
    object Boxed { get; }

    /// <summary>Whether the task has ended by itself.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts an episode, in a default value.</summary>
    void Reset<TData>(ref EpisodeRandom random, in TData data)
        where TData : struct, IData;

    /// <summary>One component of the current observation.</summary>
    float Observe<TData>(int index, in TData data)
        where TData : struct, IData;

    /// <summary>Sets one component of the next step's action.</summary>
    void Act(int index, float value);

    /// <summary>Lets an actor observe, and set the next step's action.</summary>
    void LetAct<TActor, TData>(in TActor actor, in TData data)
        where TActor : struct, IActor
        where TData : struct, IData;

    /// <summary>Advances by one step, and returns its reward.</summary>
    float Step<TData>(in TData data)
        where TData : struct, IData;
}
