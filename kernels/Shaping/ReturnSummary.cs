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
    public float SquaredDeviations;

    public float Smallest, Largest;

    /// <summary>Environment steps behind the returns.</summary>
    public long Steps;

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
        float difference = right.Mean - left.Mean;
        merged.Mean = Exact.MultiplyAdd(difference, share, left.Mean);
        merged.SquaredDeviations = Exact.MultiplyAdd(
            Exact.Multiply(difference, difference), Exact.Multiply(share, left.Count),
            left.SquaredDeviations + right.SquaredDeviations);
        merged.Smallest = left.Smallest < right.Smallest ? left.Smallest : right.Smallest;
        merged.Largest = left.Largest > right.Largest ? left.Largest : right.Largest;
        return merged;
    }
}
