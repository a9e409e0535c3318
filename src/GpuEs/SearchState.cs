namespace GpuEs;

/// <summary>
/// All that the coming generations of a run depend on besides its task and its options. A strategy that is made with the
/// same task and options and given this state goes on with the bits of the one it was taken from, on any device.
/// </summary>
public sealed class SearchState
{
    /// <summary>Generations done.</summary>
    public required int Generation { get; init; }

    /// <summary>[P] The mean.</summary>
    public required float[] Mean { get; init; }

    /// <summary>[P] The optimizer's first moment, or its velocity.</summary>
    public required float[] FirstMoment { get; init; }

    /// <summary>[P] The optimizer's second moment; zeros where it has none.</summary>
    public required float[] SecondMoment { get; init; }

    /// <summary>Steps after which episodes are cut off, besides the environment's own limit; at least 1.</summary>
    public required int StepCap { get; init; }

    /// <summary>Environment steps taken so far.</summary>
    public required long EnvironmentSteps { get; init; }

    /// <summary>The best member's fitness of all generations so far; NaN where none was finite.</summary>
    public required float BestFitness { get; init; }
}
