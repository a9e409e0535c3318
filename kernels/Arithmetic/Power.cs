using ILGPU;

namespace GpuEs;

/// <summary>
/// Powers: the exponential of a product with a logarithm. Both carry their rounding errors along as a second float,
/// since the exponential makes relative errors of the product's absolute ones, which a large exponent multiplies.
/// </summary>
internal static class Power
{
    // So few bits that a product with any exponent is exact.
    private const float LnTwoShort = 0.693145752f;
    private const float LnTwoRest = 1.42860677e-6f;

    // Products beyond give 0 or infinity, whatever their rounding error.
    private const float LargestProduct = 128f;

    /// <summary>x to the y, as <see cref="Real.Pow"/> states it.</summary>
    public static float Of(float x, float y)
    {
        float magnitude = Elementary.Abs(x);
        Log(magnitude, out float high, out float low);
        float product = Exact.Multiply(y, high);
        float rest = Exact.MultiplyAdd(y, low, Exact.MultiplyAdd(y, high, -product));
        float power = Elementary.ExpOfSum(product, Elementary.Abs(product) < LargestProduct ? rest : 0f);
        power = (magnitude == 1f) | (y == 0f) ? 1f : power;

        float half = Exact.Multiply(0.5f, y);
        bool isWhole = Rounding.Nearest(y) == y, isOdd = isWhole & (Rounding.Nearest(half) != half);
        power = SignBit.IsSet(x) & isOdd ? -power : power;
        return (x < 0f) & (x > float.NegativeInfinity) & !isWhole ? float.NaN : power;
    }

    // The natural logarithm of what has no sign, as the sum of two floats: about 30 bits.
    private static void Log(float x, out float high, out float low)
    {
        bool isSubnormal = x < Elementary.SmallestNormal;
        int bits = (int)Interop.FloatAsInt(isSubnormal ? Exact.Multiply(x, Elementary.TwoToThe23) : x);
        int offset = bits - Elementary.RootOfHalfBits;
        float exponent = (offset >> 23) - (isSubnormal ? 23 : 0);
        float mantissa = Interop.IntAsFloat((uint)((offset & 0x007FFFFF) + Elementary.RootOfHalfBits));

        // ln(1 + f) = 2 artanh(s), s = f / (2 + f), in two floats; f is exact.
        float f = mantissa - 1f, divisor = 2f + f;
        float s = f / divisor;
        float sLow = Exact.MultiplyAdd(-s, f - (divisor - 2f), Exact.MultiplyAdd(-s, divisor, f)) / divisor;
        float square = Exact.Multiply(s, s);
        float odd = Exact.MultiplyAdd(2f / 11f, square, 2f / 9f);
        odd = Exact.MultiplyAdd(odd, square, 2f / 7f);
        odd = Exact.MultiplyAdd(odd, square, 2f / 5f);
        odd = Exact.MultiplyAdd(odd, square, 2f / 3f);
        float whole = Exact.Multiply(exponent, LnTwoShort), twice = s + s;
        float sum = whole + twice;
        float rest = (twice - (sum - whole)) + Exact.MultiplyAdd(
            exponent, LnTwoRest, Exact.MultiplyAdd(sLow + sLow, square, sLow + sLow));
        rest += Exact.Multiply(Exact.Multiply(s, square), odd);

        // Zero, infinity and NaN, of which the bits above say nothing.
        high = x == 0f ? float.NegativeInfinity : x < float.PositiveInfinity ? sum + rest : x;
        low = rest - (high - sum);
    }
}
