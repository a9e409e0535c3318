namespace GpuEs;

/// <summary>The sizes and limits of an environment: what is known of it from its type alone.</summary>
public interface ISizes
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
}
