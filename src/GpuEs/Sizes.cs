namespace GpuEs;

/// <summary>
/// How large things may be. Indices in kernels and arrays are whole numbers of 32 bits, so every product of sizes is
/// multiplied in 64 bits where options are checked, and held against one of these.
/// </summary>
internal static class Sizes
{
    /// <summary>Parameters of a search: a checkpoint has the mean and two moments in one array of bytes, 12 P of them.</summary>
    public const int MostParameters = 1 << 27;

    /// <summary>Elements of an array: leaves indices room to be rounded up.</summary>
    public const int MostElements = 1 << 30;

    /// <summary>Components of an observation or an action, or choices.</summary>
    public const int MostComponents = 1 << 20;

    /// <summary>Floats of an episode's workspace.</summary>
    public const int LargestWorkspace = 1 << 20;

    /// <summary>A number of parameters, if there may be so many.</summary>
    /// <param name="count">In 64 bits.</param>
    /// <param name="option">The option or member that decides it.</param>
    /// <param name="value">The option's value.</param>
    /// <exception cref="ArgumentException">There are none, or too many.</exception>
    public static int Parameters(long count, string option, object value)
    {
        EvolutionStrategyOptions.Require(
            count is >= 1 and <= MostParameters, option, value,
            $"what makes 1 to {MostParameters} parameters, and this makes {count}");
        return (int)count;
    }
}
