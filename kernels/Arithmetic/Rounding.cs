namespace GpuEs;

/// <summary>
/// Whole numbers near a float, exact, as IEEE 754 has them. From additions, since devices' library functions break ties
/// in different ways.
/// </summary>
internal static class Rounding
{
    // From here on every float is a whole number, so that adding it rounds what is below to one.
    private const float AllAreWhole = 8388608f;

    /// <summary>The nearest whole number; of two equally near ones the even one.</summary>
    public static float Nearest(float x)
    {
        float magnitude = Elementary.Abs(x);
        float nearest = (magnitude + AllAreWhole) - AllAreWhole;
        return magnitude < AllAreWhole ? SignBit.Copy(nearest, x) : x;
    }

    /// <summary>The largest whole number that is not above.</summary>
    public static float Down(float x)
    {
        float nearest = Nearest(x);
        return nearest > x ? nearest - 1f : nearest;
    }
}
