namespace GpuEs;

/// <summary>What is known of a group of returns; two groups merge by Chan, Golub and LeVeque 1979.</summary>
internal struct ReturnSummary
{
    /// <summary>Finite returns.</summary>
    public int Count;

    /// <summary>Returns that are NaN or infinite; they enter nothing below.</summary>
    public int NonFiniteCount;

    public float Mean;

    /// <summary>Sum of the squared deviations from the mean.</summary>
    public Squares SquaredDeviations;

    public float Smallest, Largest;

    /// <summary>Environment steps behind the returns.</summary>
    public long Steps;

    /// <summary>Standard deviation of the finite returns; 0 without one.</summary>
    public readonly float Deviation => Count == 0 ? 0f : SquaredDeviations.Root(Count);

    public static ReturnSummary Of(float value, long steps)
    {
        bool isFinite = ReturnKey.IsFinite(value);
        float counted = isFinite ? value : 0f;
        return new ReturnSummary
        {
            Count = isFinite ? 1 : 0,
            NonFiniteCount = isFinite ? 0 : 1,
            Mean = counted,
            Smallest = counted,
            Largest = counted,
            Steps = steps,
        };
    }

    public static ReturnSummary Merge(in ReturnSummary left, in ReturnSummary right)
    {
        ReturnSummary merged = left.Count == 0 ? right : left;
        merged.NonFiniteCount = left.NonFiniteCount + right.NonFiniteCount;
        merged.Steps = left.Steps + right.Steps;
        if (left.Count == 0 || right.Count == 0)
            return merged;

        merged.Count = left.Count + right.Count;
        float share = (float)right.Count / merged.Count;

        // Half the difference, since the whole one may be beyond a float's range.
        float half = Exact.Multiply(right.Mean, 0.5f) - Exact.Multiply(left.Mean, 0.5f);
        merged.Mean = Exact.MultiplyAdd(half, share + share, left.Mean);
        merged.SquaredDeviations = (left.SquaredDeviations + right.SquaredDeviations)
            .WithDouble(half, Exact.Multiply(share, left.Count));
        merged.Smallest = left.Smallest < right.Smallest ? left.Smallest : right.Smallest;
        merged.Largest = left.Largest > right.Largest ? left.Largest : right.Largest;
        return merged;
    }
}
