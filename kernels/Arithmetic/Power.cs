namespace GpuEs;

/// <summary>
/// Powers: the exponential of a product with a logarithm. Both carry their rounding errors along as a second float,
/// since the exponential makes relative errors of the product's absolute ones, which a large exponent multiplies.
/// </summary>
internal static class Power<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    // So few bits that a product with any exponent is exact.
    private const float LnTwoShort = 0.693145752f;
    private const float LnTwoRest = 1.42860677e-6f;

    // Products beyond give 0 or infinity, whatever their rounding error.
    private const float LargestProduct = 128f;

    /// <summary>x to the y, as <see cref="Real.Pow"/> states it.</summary>
    public static T Of(T x, T y)
    {
        T magnitude = T.Abs(x);
        Log(magnitude, out T high, out T low);
        T product = y * high;
        T rest = T.MultiplyAdd(y, low, T.MultiplyAdd(y, high, -product));
        T power = T.ExpOfSum(product, T.Select(T.Abs(product) < LargestProduct, rest, 0f));
        power = T.Select(IsEqual(magnitude, 1f) | IsEqual(y, 0f), 1f, power);

        T half = 0.5f * y;
        T isWhole = IsEqual(Rounding<T>.Nearest(y), y), isOdd = isWhole & !IsEqual(Rounding<T>.Nearest(half), half);
        power = T.Select(SignBit<T>.IsSet(x) & isOdd, -power, power);
        return T.Select((x < 0f) & (x > float.NegativeInfinity) & !isWhole, float.NaN, power);
    }

    private static T IsEqual(T left, T right) => (left <= right) & (left >= right);

    // The natural logarithm of what has no sign, as the sum of two floats: about 30 bits.
    private static void Log(T x, out T high, out T low)
    {
        T isSubnormal = x < Elementary.SmallestNormal;
        T bits = T.Select(isSubnormal, x * Elementary.TwoToThe23, x);
        T offset = T.AddBits(bits, T.Bits(-Elementary.RootOfHalfBits));
        T exponent = T.FromWhole(T.ShiftRight(offset, 23)) - T.Select(isSubnormal, 23f, 0f);
        T mantissa = T.AddBits(T.AndBits(offset, T.Bits(0x007FFFFF)), T.Bits(Elementary.RootOfHalfBits));

        // ln(1 + f) = 2 artanh(s), s = f / (2 + f), in two floats; f is exact.
        T f = mantissa - 1f, divisor = 2f + f;
        T s = f / divisor;
        T sLow = T.MultiplyAdd(-s, f - (divisor - 2f), T.MultiplyAdd(-s, divisor, f)) / divisor;
        T square = s * s;
        T odd = T.MultiplyAdd(2f / 11f, square, 2f / 9f);
        odd = T.MultiplyAdd(odd, square, 2f / 7f);
        odd = T.MultiplyAdd(odd, square, 2f / 5f);
        odd = T.MultiplyAdd(odd, square, 2f / 3f);
        T whole = exponent * LnTwoShort, twice = s + s;
        T sum = whole + twice;
        T rest = (twice - (sum - whole)) + T.MultiplyAdd(
            exponent, LnTwoRest, T.MultiplyAdd(sLow + sLow, square, sLow + sLow));
        rest += s * square * odd;

        // Zero, infinity and NaN, of which the bits above say nothing.
        high = T.Select(
            IsEqual(x, 0f), float.NegativeInfinity, T.Select(x < float.PositiveInfinity, sum + rest, x));
        low = rest - (high - sum);
    }
}
