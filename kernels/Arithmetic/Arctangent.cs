namespace GpuEs;

/// <summary>The arc tangent of a quotient, by a minimax polynomial of our own.</summary>
internal static class Arctangent<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    private const float HalfPiHigh = 1.57079637f;
    private const float HalfPiLow = -4.37113883e-8f;
    private const float PiHigh = 3.14159274f;
    private const float PiLow = -8.74227766e-8f;

    /// <summary>The angle of the point (x, y), as <see cref="Real.Atan2"/> states it.</summary>
    public static T Of(T y, T x)
    {
        T width = T.Abs(x), height = T.Abs(y);
        T isSteep = height > width;
        T small = T.Select(isSteep, width, height), large = T.Select(isSteep, height, width);

        // Equal ones are the diagonal, infinities too; but the origin counts as the axis.
        T isDiagonal = (small <= large) & (small >= large);
        T ratio = T.Select(isDiagonal, T.Select(large <= 0f, 0f, 1f), small / large);
        T square = ratio * ratio;
        T sum = T.MultiplyAdd(0.00292068254f, square, -0.0163678899f);
        sum = T.MultiplyAdd(sum, square, 0.0432118028f);
        sum = T.MultiplyAdd(sum, square, -0.0755221024f);
        sum = T.MultiplyAdd(sum, square, 0.106660031f);
        sum = T.MultiplyAdd(sum, square, -0.142110556f);
        sum = T.MultiplyAdd(sum, square, 0.199937731f);
        sum = T.MultiplyAdd(sum, square, -0.333331525f);
        T angle = T.MultiplyAdd(ratio * square, sum, ratio);
        angle = T.Select(isSteep, (HalfPiHigh - angle) + HalfPiLow, angle);
        angle = T.Select(SignBit<T>.IsSet(x), (PiHigh - angle) + PiLow, angle);
        return SignBit<T>.Copy(angle, y);
    }
}
