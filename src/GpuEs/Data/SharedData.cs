namespace GpuEs;

/// <summary>
/// Read-only floats for an <see cref="IDataEnvironment{TSelf}"/> or an <see cref="IDataObjective{TSelf}"/>. It is copied when
/// it is made and never changes, so any number of strategies, evaluators and planners may share it, from any thread. Each
/// device holds it once, for as long as anything there uses it. Runs know it by its hash: equal numbers are the same data.
/// </summary>
public sealed class SharedData
{
    internal const int MostLength = 1 << 28;

    private readonly float[] values;
    private readonly Lazy<string> sha256;

    /// <summary>A copy of numbers.</summary>
    /// <param name="values">1 to 2^28 of them, finite.</param>
    /// <exception cref="ArgumentException">There are none or too many, or one is not finite; the message says which.</exception>
    public SharedData(ReadOnlySpan<float> values)
    {
        EvolutionStrategyOptions.Require(
            values.Length is >= 1 and <= MostLength, "data's length", values.Length, $"1 to {MostLength} numbers");
        for (int index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite(values[index]))
                EvolutionStrategyOptions.Require(false, $"data[{index}]", values[index], "finite numbers");
        }

        this.values = values.ToArray();
        sha256 = new(() => RunSummary.Hash(this.values));
    }

    /// <summary>Number of floats.</summary>
    public int Length => values.Length;

    /// <summary>SHA-256 of the floats' little-endian bytes, in lower-case hexadecimal digits.</summary>
    public string Sha256 => sha256.Value;

    /// <summary>The data for an environment or an objective that is called by hand, in a test or a debugger.</summary>
    public HostData OnHost => new(values);

    internal ReadOnlySpan<float> Values => values;

    /// <summary>A copy of an array.</summary>
    /// <param name="values">1 to 2^28 finite numbers.</param>
    public static implicit operator SharedData(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(values);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">
    /// <c>.f32</c>: little-endian floats, four bytes each, and nothing else. <c>.csv</c> or <c>.txt</c>: numbers in
    /// invariant notation, parted by commas, blanks or ends of lines, row after row.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The file is not there or not of these kinds, or what it holds is no data; the message names it.
    /// </exception>
    public static SharedData Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return new(DataFile.Read(path));
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ArgumentException(
                $"Data {path} is not accepted; accepted: files of floats in .f32, or of numbers in words in .csv or .txt "
                + $"({exception.Message})", exception);
        }
    }

    /// <summary>Its length, and the beginning of its hash.</summary>
    public override string ToString() => new DataRecord(Length, Sha256).ToString();
}
