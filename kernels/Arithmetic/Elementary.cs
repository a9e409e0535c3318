using ILGPU;

namespace GpuEs;

/// <summary>
/// The project's elementary functions: a few fused multiply-adds each, the same bits on every device. Library
/// functions differ between devices; these do not. Polynomials are minimax fits of our own. The errors stated are
/// the largest found against double precision over every float of the range; ElementaryTests samples them.
/// </summary>
public static class Elementary
{
    /// <summary>Largest magnitude that <see cref="Sin"/> and <see cref="Cos"/> reduce; beyond it they are NaN.</summary>
    public const float LargestAngleRadians = 4194304f;

    private const float TwoOverPi = 0.636619772f;
    private const float HalfPiHigh = 1.57079637f;
    private const float HalfPiMiddle = -4.37113883e-8f;
    private const float HalfPiLow = -1.71512451e-15f;
    private const float Log2OfE = 1.44269504f;
    private const float LnTwoHigh = 0.693147182f;
    private const float LnTwoLow = -1.90465421e-9f;

    // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits of the mantissa.
    private const float RoundingShift = 12582912f;

    /// <summary>
    /// Sine of an angle in radians, in [-1, 1]; absolute error under 9.4e-8 for |x| up to 2^20 and 3.3e-7 up to 2^22,
    /// beyond which it is NaN.
    /// </summary>
    public static float Sin(float radians)
    {
        SinCos(radians, out float sine, out _);
        return sine;
    }

    /// <summary>
    /// Cosine of an angle in radians, in [-1, 1]; absolute error under 9.4e-8 for |x| up to 2^20 and 3.3e-7 up to 2^22,
    /// beyond which it is NaN.
    /// </summary>
    public static float Cos(float radians)
    {
        SinCos(radians, out _, out float cosine);
        return cosine;
    }

    /// <summary><see cref="Sin"/> and <see cref="Cos"/> of the same angle at the price of one.</summary>
    public static void SinCos(float radians, out float sine, out float cosine)
    {
        if (!(Abs(radians) <= LargestAngleRadians))
        {
            sine = float.NaN;
            cosine = float.NaN;
            return;
        }

        float shifted = Exact.MultiplyAdd(radians, TwoOverPi, RoundingShift);
        float quarterTurns = shifted - RoundingShift;
        float rest = Exact.MultiplyAdd(-quarterTurns, HalfPiHigh, radians);
        rest = Exact.MultiplyAdd(-quarterTurns, HalfPiMiddle, rest);
        rest = Exact.MultiplyAdd(-quarterTurns, HalfPiLow, rest);
        int quadrant = (int)Interop.FloatAsInt(shifted);

        float square = Exact.Multiply(rest, rest);
        float odd = Exact.MultiplyAdd(-0.000195152833f, square, 0.00833216076f);
        odd = Exact.MultiplyAdd(odd, square, -0.166666546f);
        odd = Exact.MultiplyAdd(Exact.Multiply(rest, square), odd, rest);
        float even = Exact.MultiplyAdd(2.44331570e-5f, square, -0.00138873163f);
        even = Exact.MultiplyAdd(even, square, 0.0416666457f);
        even = Exact.MultiplyAdd(Exact.Multiply(square, square), even, Exact.MultiplyAdd(-0.5f, square, 1f));

        bool isSwapped = (quadrant & 1) != 0;
        float sineMagnitude = isSwapped ? even : odd, cosineMagnitude = isSwapped ? odd : even;
        sine = (quadrant & 2) == 0 ? sineMagnitude : -sineMagnitude;
        cosine = ((quadrant + 1) & 2) == 0 ? cosineMagnitude : -cosineMagnitude;
    }

    /// <summary>
    /// Hyperbolic tangent, in (-1, 1); relative error under 3.3e-7. Neighbouring floats may swap order by a rounding;
    /// from 8 on it is 1 - 1.8e-7. NaN stays NaN.
    /// </summary>
    public static float Tanh(float x)
    {
        float limited = x < -TanhRational.Limit ? -TanhRational.Limit : x > TanhRational.Limit ? TanhRational.Limit : x;
        float square = Exact.Multiply(limited, limited);
        float numerator = Exact.MultiplyAdd(TanhRational.P4, square, TanhRational.P3);
        numerator = Exact.MultiplyAdd(numerator, square, TanhRational.P2);
        numerator = Exact.MultiplyAdd(numerator, square, TanhRational.P1);
        numerator = Exact.MultiplyAdd(numerator, square, TanhRational.P0);
        float denominator = Exact.MultiplyAdd(TanhRational.Q4, square, TanhRational.Q3);
        denominator = Exact.MultiplyAdd(denominator, square, TanhRational.Q2);
        denominator = Exact.MultiplyAdd(denominator, square, TanhRational.Q1);
        denominator = Exact.MultiplyAdd(denominator, square, 1f);
        return Exact.Multiply(limited, numerator) / denominator;
    }

    /// <summary>e to the x; relative error under 7.8e-8, of subnormal results one unit. NaN stays NaN.</summary>
    public static float Exp(float x)
    {
        float limited = x < -105f ? -105f : x > 90f ? 90f : x;
        float shifted = Exact.MultiplyAdd(limited, Log2OfE, RoundingShift);
        float power = shifted - RoundingShift;
        float rest = Exact.MultiplyAdd(-power, LnTwoHigh, limited);
        rest = Exact.MultiplyAdd(-power, LnTwoLow, rest);
        float sum = Exact.MultiplyAdd(0.00138146131f, rest, 0.00836870983f);
        sum = Exact.MultiplyAdd(sum, rest, 0.0416683874f);
        sum = Exact.MultiplyAdd(sum, rest, 0.166665207f);
        sum = Exact.MultiplyAdd(sum, rest, 0.499999935f);
        sum = Exact.MultiplyAdd(sum, rest, 1f);
        sum = Exact.MultiplyAdd(sum, rest, 1f);

        // Two factors, each a normal float, reach from the subnormals to infinity.
        int exponent = (int)power;
        int half = exponent >> 1;
        return Exact.Multiply(Exact.Multiply(sum, PowerOfTwo(half)), PowerOfTwo(exponent - half));
    }

    /// <summary>Natural logarithm; relative error under 1.8e-7. Log(0) is -infinity; below it, NaN.</summary>
    public static float Log(float x)
    {
        if (!(x > 0f))
            return x == 0f ? float.NegativeInfinity : float.NaN;
        if (x == float.PositiveInfinity)
            return x;
        bool subnormal = x < 1.17549435e-38f;
        int bits = (int)Interop.FloatAsInt(subnormal ? Exact.Multiply(x, 8388608f) : x);

        // The mantissa is taken in [sqrt(1/2), sqrt(2)), so that the logarithm of it is small and odd in s.
        int offset = bits - 0x3F3504F3;
        int exponent = (offset >> 23) - (subnormal ? 23 : 0);
        float mantissa = Interop.IntAsFloat((uint)((offset & 0x007FFFFF) + 0x3F3504F3));
        float s = (mantissa - 1f) / (mantissa + 1f);
        float square = Exact.Multiply(s, s);
        float sum = Exact.MultiplyAdd(0.235835710f, square, 0.285372431f);
        sum = Exact.MultiplyAdd(sum, square, 0.400003361f);
        sum = Exact.MultiplyAdd(sum, square, 0.666666656f);
        float doubled = s + s;
        float logarithm = Exact.MultiplyAdd(Exact.Multiply(Exact.Multiply(s, square), sum), 1f, doubled);
        logarithm = Exact.MultiplyAdd(exponent, LnTwoLow, logarithm);
        return Exact.MultiplyAdd(exponent, LnTwoHigh, logarithm);
    }

    /// <summary>The square root, rounded once (IEEE 754).</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <summary>The magnitude.</summary>
    public static float Abs(float x) => MathF.Abs(x);

    private static float PowerOfTwo(int exponent) => Interop.IntAsFloat((uint)(exponent + 127) << 23);
}
