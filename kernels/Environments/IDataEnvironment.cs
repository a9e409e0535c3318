namespace GpuEs;

/// <summary>
/// An environment that reads data which is given when a strategy is made, the same for all episodes: wind, a terrain,
/// recorded prices. Otherwise as <see cref="IEnvironment{TSelf}"/>. Data is read in each call and kept in none: it may be
/// in another memory at the next.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IDataEnvironment<TSelf> : IPlayable
    where TSelf : unmanaged, IDataEnvironment<TSelf>
{
    /// <summary>The number of floats that it takes; 0 for any, at least one.</summary>
    static abstract int DataLength { get; }

    static Type IPlayable.World => typeof(DataWorld<TSelf>);

    /// <summary>True once the task has ended by itself; the step limit is not the environment's business.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts an episode.</summary>
    /// <param name="random">The episode's own random numbers.</param>
    /// <param name="data">What all episodes share.</param>
    void Reset<TData>(ref EpisodeRandom random, in TData data)
        where TData : struct, IData;

    /// <summary>One component of the current observation.</summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    /// <param name="data">What all episodes share.</param>
    float Observe<TData>(int index, in TData data)
        where TData : struct, IData;

    /// <summary>Sets one component of the next step's action; a choice arrives as a whole number in component 0.</summary>
    /// <param name="index">Component, 0 to ActionSize - 1.</param>
    /// <param name="value">The component, or the choice.</param>
    void Act(int index, float value);

    /// <summary>Advances by one step with the action set before, and returns the step's reward.</summary>
    /// <param name="data">What all episodes share.</param>
    float Step<TData>(in TData data)
        where TData : struct, IData;
}
