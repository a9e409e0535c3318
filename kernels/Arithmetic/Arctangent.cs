namespace GpuEs;

/// <summary>The arc tangent of a quotient, by a minimax polynomial of our own.</summary>
internal static class Arctangent
{
    private const float HalfPiHigh = 1.57079637f;
    private const float HalfPiLow = -4.37113883e-8f;
    private const float PiHigh = 3.14159274f;
    private const float PiLow = -8.74227766e-8f;

    /// <summary>The angle of the point (x, y), as <see cref="Real.Atan2"/> states it.</summary>
    public static float Of(float y, float x)
    {
        float width = Elementary.Abs(x), height = Elementary.Abs(y);
        bool isSteep = height > width;
        float small = isSteep ? width : height, large = isSteep ? height : width;

        // Equal ones are the diagonal, infinities too; but the origin counts as the axis.
        float ratio = small == large ? large == 0f ? 0f : 1f : small / large;
        float square = Exact.Multiply(ratio, ratio);
        float sum = Exact.MultiplyAdd(0.00292068254f, square, -0.0163678899f);
        sum = Exact.MultiplyAdd(sum, square, 0.0432118028f);
        sum = Exact.MultiplyAdd(sum, square, -0.0755221024f);
        sum = Exact.MultiplyAdd(sum, square, 0.106660031f);
        sum = Exact.MultiplyAdd(sum, square, -0.142110556f);
        sum = Exact.MultiplyAdd(sum, square, 0.199937731f);
        sum = Exact.MultiplyAdd(sum, square, -0.333331525f);
        float angle = Exact.MultiplyAdd(Exact.Multiply(ratio, square), sum, ratio);
        angle = isSteep ? (HalfPiHigh - angle) + HalfPiLow : angle;
        angle = SignBit.IsSet(x) ? (PiHigh - angle) + PiLow : angle;
        return SignBit.Copy(angle, y);
    }
}
