namespace GpuEs;

/// <summary>
/// An environment: an unmanaged struct that holds one episode's state, and the rules that advance it. The same struct
/// runs in kernels and on the host. An episode is Reset, then, until <see cref="IsTerminated"/> or the step limit:
/// Observe, Act for every action component, Step. Write formulas with <see cref="Real"/> and results are the same
/// bits on every device; with other mathematics they are the same on one kind of device.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IEnvironment<TSelf> : IView, IPlayable
    where TSelf : unmanaged, IEnvironment<TSelf>
{
    static Type IPlayable.World => typeof(PlainWorld<TSelf>);

    /// <summary>True once the task has ended by itself; the step limit is not the environment's business.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts an episode.</summary>
    /// <param name="random">The episode's own random numbers.</param>
    void Reset(ref EpisodeRandom random);

    /// <summary>Advances by one step with the action set before, and returns the step's reward.</summary>
    float Step();
}
