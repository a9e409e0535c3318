using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary><see cref="Elementary.Tanh"/> for eight floats at once, the same bits.</summary>
internal static class VectorTanh
{
    public static Vector256<float> Apply(Vector256<float> x)
    {
        Vector256<float> limit = Vector256.Create(TanhRational.Limit);

        // The processor's own keep the second operand where it is NaN, or give NaN.
        x = Vector256.MinNative(limit, Vector256.MaxNative(-limit, x));
        Vector256<float> square = x * x;
        Vector256<float> numerator = Horner(Vector256.Create(TanhRational.P4), square, TanhRational.P3);
        Vector256<float> denominator = Horner(Vector256.Create(TanhRational.Q4), square, TanhRational.Q3);
        numerator = Horner(numerator, square, TanhRational.P2);
        denominator = Horner(denominator, square, TanhRational.Q2);
        numerator = Horner(numerator, square, TanhRational.P1);
        denominator = Horner(denominator, square, TanhRational.Q1);
        numerator = Horner(numerator, square, TanhRational.P0);
        denominator = Horner(denominator, square, 1f);
        return x * numerator / denominator;
    }

    private static Vector256<float> Horner(Vector256<float> sum, Vector256<float> square, float coefficient) =>
        Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(coefficient));
}
