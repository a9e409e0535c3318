using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary><see cref="Elementary"/> in lanes: the same operations in the same order, choices in place of branches.</summary>
internal static class LaneElementary<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh(T x)
    {
        x = T.ClampTo(x, TanhRational.Limit);
        T square = x * x;
        T numerator = T.MultiplyAdd(TanhRational.P4, square, TanhRational.P3);
        T denominator = T.MultiplyAdd(TanhRational.Q4, square, TanhRational.Q3);
        numerator = T.MultiplyAdd(numerator, square, TanhRational.P2);
        denominator = T.MultiplyAdd(denominator, square, TanhRational.Q2);
        numerator = T.MultiplyAdd(numerator, square, TanhRational.P1);
        denominator = T.MultiplyAdd(denominator, square, TanhRational.Q1);
        numerator = T.MultiplyAdd(numerator, square, TanhRational.P0);
        denominator = T.MultiplyAdd(denominator, square, 1f);
        return x * numerator / denominator;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos(T radians, out T sine, out T cosine)
    {
        T shifted = T.MultiplyAdd(radians, Elementary.TwoOverPi, Elementary.RoundingShift);
        T quarterTurns = shifted - Elementary.RoundingShift;
        T rest = T.MultiplyAdd(-quarterTurns, Elementary.HalfPiHigh, radians);
        rest = T.MultiplyAdd(-quarterTurns, Elementary.HalfPiMiddle, rest);
        rest = T.MultiplyAdd(-quarterTurns, Elementary.HalfPiLow, rest);

        T square = rest * rest;
        T odd = T.MultiplyAdd(Elementary.Sine7, square, Elementary.Sine5);
        odd = T.MultiplyAdd(odd, square, Elementary.Sine3);
        odd = T.MultiplyAdd(rest * square, odd, rest);
        T even = T.MultiplyAdd(Elementary.Cosine8, square, Elementary.Cosine6);
        even = T.MultiplyAdd(even, square, Elementary.Cosine4);
        even = T.MultiplyAdd(square * square, even, T.MultiplyAdd(-0.5f, square, 1f));

        // The quadrant stands in the low bits: bit 0 swaps the two, bit 1 becomes the sine's sign.
        T isOdd = T.IsNegative(T.ShiftLeft(shifted, 31));
        T isOutside = !(T.Abs(radians) <= Elementary.LargestAngleRadians);
        T sineSign = T.ShiftLeft(T.AndBits(shifted, T.Bits(2)), 30);
        T cosineSign = T.ShiftLeft(T.AndBits(T.AddBits(shifted, T.Bits(1)), T.Bits(2)), 30);
        sine = T.Select(isOutside, float.NaN, T.XorBits(T.Select(isOdd, even, odd), sineSign));
        cosine = T.Select(isOutside, float.NaN, T.XorBits(T.Select(isOdd, odd, even), cosineSign));
    }

    public static T Exp(T x) => ExpOfSum(x, 0f);

    public static T ExpOfSum(T high, T low)
    {
        T limited = T.Clamp(high, -105f, 90f);
        T shifted = T.MultiplyAdd(limited, Elementary.Log2OfE, Elementary.RoundingShift);
        T power = shifted - Elementary.RoundingShift;
        T rest = T.MultiplyAdd(-power, Elementary.LnTwoHigh, limited);
        rest = T.MultiplyAdd(-power, Elementary.LnTwoLow, rest) + low;
        T sum = T.MultiplyAdd(Elementary.Exp6, rest, Elementary.Exp5);
        sum = T.MultiplyAdd(sum, rest, Elementary.Exp4);
        sum = T.MultiplyAdd(sum, rest, Elementary.Exp3);
        sum = T.MultiplyAdd(sum, rest, Elementary.Exp2);
        sum = T.MultiplyAdd(sum, rest, 1f);
        sum = T.MultiplyAdd(sum, rest, 1f);

        T exponent = T.ToWhole(power), half = T.ShiftRight(exponent, 1);
        T otherHalf = T.ShiftRight(T.AddBits(exponent, T.Bits(1)), 1);
        return sum * PowerOfTwo(half) * PowerOfTwo(otherHalf);
    }

    public static T Log(T x)
    {
        T isSubnormal = x < Elementary.SmallestNormal;
        T bits = T.Select(isSubnormal, x * Elementary.TwoToThe23, x);
        T offset = T.AddBits(bits, T.Bits(-Elementary.RootOfHalfBits));
        T exponent = T.FromWhole(T.ShiftRight(offset, 23)) - T.Select(isSubnormal, 23f, 0f);
        T mantissa = T.AddBits(T.AndBits(offset, T.Bits(0x007FFFFF)), T.Bits(Elementary.RootOfHalfBits));
        T s = (mantissa - 1f) / (mantissa + 1f);
        T square = s * s;
        T sum = T.MultiplyAdd(Elementary.Log9, square, Elementary.Log7);
        sum = T.MultiplyAdd(sum, square, Elementary.Log5);
        sum = T.MultiplyAdd(sum, square, Elementary.Log3);
        T logarithm = T.MultiplyAdd(s * square * sum, 1f, s + s);
        logarithm = T.MultiplyAdd(exponent, Elementary.LnTwoLow, logarithm);
        logarithm = T.MultiplyAdd(exponent, Elementary.LnTwoHigh, logarithm);

        T isZero = (x <= 0f) & (x >= 0f);
        T isInside = (x > 0f) & (x < float.PositiveInfinity);
        T atTheEnds = T.Select(isZero, float.NegativeInfinity, T.Select(x > 0f, x, float.NaN));
        return T.Select(isInside, logarithm, atTheEnds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PowerOfTwo(T exponent) => T.ShiftLeft(T.AddBits(exponent, T.Bits(127)), 23);
}
