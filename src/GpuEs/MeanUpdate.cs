namespace GpuEs;

/// <summary>Whether a generation moved the mean, and if not, why.</summary>
public enum MeanUpdate
{
    /// <summary>The mean was moved.</summary>
    Applied,

    /// <summary>No member's fitness was finite; mean and moments are as they were.</summary>
    NoFiniteFitness,

    /// <summary>
    /// A component of the gradient, of the optimizer's moments or of the new mean was NaN or infinite; mean and moments
    /// are as they were.
    /// </summary>
    NotFinite,
}
