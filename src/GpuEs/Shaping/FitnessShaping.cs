namespace GpuEs;

/// <summary>How a generation's fitness values become weights; in all of them a value that is not finite is worst.</summary>
public enum FitnessShaping
{
    /// <summary>Ranks scaled to [-0.5, 0.5], ties averaged (Salimans et al. 2017, section 2.1).</summary>
    CenteredRanks,

    /// <summary>
    /// N times the utilities of natural evolution strategies (Wierstra et al. 2014, equation 4.7), ties averaged.
    /// </summary>
    NesUtilities,

    /// <summary>Distance from the mean in standard deviations; 0 where all are equal.</summary>
    ZScore,

    /// <summary>The fitness as it is, negated where it is to be minimised.</summary>
    None,
}
