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

    /// <summary>Returns where the first of them lies.</summary>
    public int Add(params ReadOnlySpan<double> values)
    {
        int start = numbers.Count;
        foreach (double value in values)
            numbers.Add((float)value);
        return start;
    }
}
