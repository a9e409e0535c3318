namespace GpuEs;

/// <summary>
/// An environment: an unmanaged struct that holds one episode's state, and the rules that advance it. The same struct
/// runs in kernels and on the host. An episode is Reset, then, until <see cref="IsTerminated"/> or the step limit:
/// Observe, Act for every action component, Step. Write formulas with <see cref="Real"/> and results are the same
/// bits on every device; with other mathematics they are the same on one kind of device.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IEnvironment<TSelf>
    where TSelf : unmanaged, IEnvironment<TSelf>
{
    /// <summary>Number of components of an observation, at least 1.</summary>
    static abstract int ObservationSize { get; }

    /// <summary>Number of components of an action, at least 1; exactly 1 where <see cref="ActionChoices"/> is not 0.</summary>
    static abstract int ActionSize { get; }

    /// <summary>0 for continuous actions; k for a choice among k actions 0 .. k - 1.</summary>
    static abstract int ActionChoices { get; }

    /// <summary>Largest magnitude of each component of a continuous action; 1 where actions are choices.</summary>
    static abstract float ActionLimit { get; }

    /// <summary>Steps after which an episode is truncated, at least 1.</summary>
    static abstract int StepLimit { get; }

    /// <summary>The mean return from which on the task counts as solved; +infinity where none is agreed on.</summary>
    static abstract float SolvedReturn { get; }

    /// <summary>
    /// What policies multiply an observation component by, so that every input is near [-1, 1]; 1 leaves it as it is.
    /// </summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    static abstract float ObservationScale(int index);

    /// <summary>True once the task has ended by itself; the step limit is not the environment's business.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts an episode.</summary>
    /// <param name="random">The episode's own random numbers.</param>
    void Reset(ref EpisodeRandom random);

    /// <summary>One component of the current observation.</summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    float Observe(int index);

    /// <summary>Sets one component of the next step's action; a choice arrives as a whole number in component 0.</summary>
    /// <param name="index">Component, 0 to ActionSize - 1.</param>
    /// <param name="value">The component, or the choice.</param>
    void Act(int index, float value);

    /// <summary>Advances by one step with the action set before, and returns the step's reward.</summary>
    float Step();
}
