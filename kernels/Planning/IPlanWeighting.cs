namespace GpuEs;

/// <summary>What a candidate counts for in a refit: a whole number, so that sums are exact.</summary>
internal interface IPlanWeighting
{
    /// <summary>The weight, 0 or more.</summary>
    /// <param name="predictedReturn">The candidate's predicted return.</param>
    /// <param name="candidate">Its index.</param>
    /// <param name="threshold">The key of the last candidate that was selected.</param>
    int Weight(float predictedReturn, int candidate, ulong threshold);

    /// <summary>Whether the deviation is fitted, or only the mean.</summary>
    bool FitsDeviation { get; }
}
