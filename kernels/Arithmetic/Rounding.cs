namespace GpuEs;

/// <summary>
/// Whole numbers near a float, exact, as IEEE 754 has them. From additions, since devices' library functions break ties
/// in different ways.
/// </summary>
internal static class Rounding<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    // From here on every float is a whole number, so that adding it rounds what is below to one.
    private const float AllAreWhole = 8388608f;

    /// <summary>The nearest whole number; of two equally near ones the even one.</summary>
    public static T Nearest(T x)
    {
        T magnitude = T.Abs(x);
        T nearest = (magnitude + AllAreWhole) - AllAreWhole;
        return T.Select(magnitude < AllAreWhole, SignBit<T>.Copy(nearest, x), x);
    }

    /// <summary>The largest whole number that is not above.</summary>
    public static T Down(T x)
    {
        T nearest = Nearest(x);
        return T.Select(nearest > x, nearest - 1f, nearest);
    }
}
