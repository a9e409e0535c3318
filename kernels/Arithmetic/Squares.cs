namespace GpuEs;

/// <summary>
/// A sum of squares of any finite floats. Those whose squares would leave a float's range, or vanish, are added up apart,
/// scaled by a power of two (Blue, "A portable Fortran program to find the Euclidean norm of a vector", 1978).
/// </summary>
internal struct Squares
{
    private const float LargeFrom = 1.12589991e15f;
    private const float SmallBelow = 8.88178420e-16f;

    // 2^-90 and 2^100, and the other way: of 2^24 squares of either kind, none overflows and none is subnormal that counts.
    private const float LargeDown = 8.07793567e-28f;
    private const float LargeUp = 1.23794004e27f;
    private const float SmallUp = 1.26765060e30f;
    private const float SmallDown = 7.88860905e-31f;

    private float large;
    private float middle;
    private float small;

    /// <summary>Both.</summary>
    public static Squares operator +(in Squares left, in Squares right) => new()
    {
        large = left.large + right.large,
        middle = left.middle + right.middle,
        small = left.small + right.small,
    };

    /// <summary>With the square of one more value.</summary>
    public readonly Squares With(float value)
    {
        Parted(value, out float ofLarge, out float ofMiddle, out float ofSmall);
        return new Squares
        {
            large = Exact.MultiplyAdd(ofLarge, ofLarge, large),
            middle = Exact.MultiplyAdd(ofMiddle, ofMiddle, middle),
            small = Exact.MultiplyAdd(ofSmall, ofSmall, small),
        };
    }

    /// <summary>With the square of twice a value, times a weight up to 2^20.</summary>
    public readonly Squares WithDouble(float half, float weight)
    {
        Parted(half, out float ofLarge, out float ofMiddle, out float ofSmall);
        return new Squares
        {
            large = Weighted(ofLarge + ofLarge, weight, large),
            middle = Weighted(ofMiddle + ofMiddle, weight, middle),
            small = Weighted(ofSmall + ofSmall, weight, small),
        };
    }

    /// <summary>The root of the sum over a count: the length of a vector, or a standard deviation.</summary>
    public readonly float Root(int count = 1)
    {
        float largeSum = large + Exact.Multiply(Exact.Multiply(middle, LargeDown), LargeDown);
        float middleSum = middle + Exact.Multiply(Exact.Multiply(small, SmallDown), SmallDown);
        float largeRoot = Exact.Multiply(Elementary.Sqrt(largeSum / count), LargeUp);
        float smallRoot = Exact.Multiply(Elementary.Sqrt(small / count), SmallDown);
        float middleRoot = Elementary.Sqrt(middleSum / count);
        return large > 0f ? largeRoot : middle == 0f ? smallRoot : middleRoot;
    }

    private static float Weighted(float value, float weight, float sum) =>
        Exact.MultiplyAdd(Exact.Multiply(value, value), weight, sum);

    // NaN is in the middle.
    private static void Parted(float value, out float ofLarge, out float ofMiddle, out float ofSmall)
    {
        float magnitude = Elementary.Abs(value);
        bool isLarge = magnitude > LargeFrom, isSmall = magnitude < SmallBelow;
        ofLarge = isLarge ? Exact.Multiply(value, LargeDown) : 0f;
        ofSmall = isSmall ? Exact.Multiply(value, SmallUp) : 0f;
        ofMiddle = isLarge || isSmall ? 0f : value;
    }
}
