namespace GpuEs;

/// <summary>Tables as they grow: whole numbers, and floats rounded once from double.</summary>
internal sealed class TableBuilder
{
    private readonly List<int> wholes = [];
    private readonly List<float> numbers = [];

    public int[] Wholes => [.. wholes];

    public float[] Numbers => [.. numbers];

    /// <summary>Where the next whole number will lie.</summary>
    public int NextWhole => wholes.Count;

    /// <summary>Where the next float will lie.</summary>
    public int NextNumber => numbers.Count;

    /// <summary>Returns where the first of them lies.</summary>
    public int Add(params ReadOnlySpan<int> values)
    {
        int start = wholes.Count;
        wholes.AddRange(values);
        return start;
    }

    /// <summary>A weighted sum of positions; where its whole numbers lie, how many terms it has, where its weights lie.</summary>
    public (int First, int Count, int Weights) AddTerms(List<(int Qpos, int Dof, double Weight)> sum) => (
        Add([.. sum.SelectMany(term => new[] { term.Qpos, term.Dof })]), sum.Count,
        Add([.. sum.Select(term => term.Weight)]));

    /// <summary>Returns where the first of them lies.</summary>
    public int Add(params ReadOnlySpan<double> values)
    {
        int start = numbers.Count;
        foreach (double value in values)
            numbers.Add((float)value);
        return start;
    }
}
