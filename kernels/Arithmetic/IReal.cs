namespace GpuEs;

/// <summary>
/// A number, or several side by side, whose arithmetic gives the same bits everywhere: <see cref="Real"/> is one, in
/// kernels and on the host, and on the host vectors of eight and of sixteen stand beside it. Formulas over it are
/// written once; every lane has the bits that <see cref="Real"/> has. Comparisons give masks, one truth value a lane,
/// which <c>&amp;</c>, <c>|</c> and <c>!</c> combine and <see cref="Select"/> reads; there is no branch on a lane.
/// A <see cref="float"/> converts by itself, the same in every lane.
/// </summary>
/// <typeparam name="T">The implementing type; only the library's own do.</typeparam>
public interface IReal<T>
    where T : unmanaged, IReal<T>
{
    /// <summary>Numbers side by side: 1, 8 or 16. It is tuning, and never changes a result.</summary>
    internal static abstract int Lanes { get; }

    /// <summary>The whole number that every lane holds.</summary>
    internal static abstract int Whole(T inEveryLane);

    /// <summary>The float in every lane.</summary>
    static abstract implicit operator T(float value);

    /// <summary>The sum, rounded once.</summary>
    static abstract T operator +(T left, T right);

    /// <summary>The difference, rounded once.</summary>
    static abstract T operator -(T left, T right);

    /// <summary>The product, rounded once and never fused into a sum.</summary>
    static abstract T operator *(T left, T right);

    /// <summary>The quotient, rounded once.</summary>
    static abstract T operator /(T left, T right);

    /// <summary>The negation.</summary>
    static abstract T operator -(T operand);

    /// <summary>A mask: true where left is less; false beside NaN.</summary>
    static abstract T operator <(T left, T right);

    /// <summary>A mask: true where left is greater; false beside NaN.</summary>
    static abstract T operator >(T left, T right);

    /// <summary>A mask: true where left is less or equal; false beside NaN.</summary>
    static abstract T operator <=(T left, T right);

    /// <summary>A mask: true where left is greater or equal; false beside NaN.</summary>
    static abstract T operator >=(T left, T right);

    /// <summary>Of masks: true where both are.</summary>
    static abstract T operator &(T left, T right);

    /// <summary>Of masks: true where either is.</summary>
    static abstract T operator |(T left, T right);

    /// <summary>Of a mask: true where it is not.</summary>
    static abstract T operator !(T mask);

    /// <summary>One number where the mask is true, the other where it is not.</summary>
    static abstract T Select(T mask, T whereTrue, T whereFalse);

    /// <summary>Whether a mask is true in any lane.</summary>
    static abstract bool Any(T mask);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract T MultiplyAdd(T left, T right, T addend);

    /// <summary>addend - left * right, rounded once: <see cref="MultiplyAdd"/> of the negated left in one instruction.</summary>
    internal static abstract T MultiplyAddNegated(T left, T right, T addend);

    /// <summary>The smaller one, of zeros the second; NaN where either is.</summary>
    static abstract T Min(T left, T right);

    /// <summary>The larger one, of zeros the second; NaN where either is.</summary>
    static abstract T Max(T left, T right);

    /// <summary>The value limited to [low, high]; NaN stays NaN.</summary>
    static abstract T Clamp(T value, T low, T high);

    /// <summary>The magnitude.</summary>
    static abstract T Abs(T operand);

    /// <summary>The square root, rounded once.</summary>
    static abstract T Sqrt(T operand);

    /// <summary>Sine; see <see cref="Elementary.Sin"/>.</summary>
    static abstract T Sin(T radians);

    /// <summary>Cosine; see <see cref="Elementary.Cos"/>.</summary>
    static abstract T Cos(T radians);

    /// <summary>Sine and cosine of the same angle; see <see cref="Elementary.SinCos"/>.</summary>
    static abstract void SinCos(T radians, out T sine, out T cosine);

    /// <summary>Hyperbolic tangent; see <see cref="Elementary.Tanh"/>.</summary>
    static abstract T Tanh(T operand);

    /// <summary>e to the operand; see <see cref="Elementary.Exp"/>.</summary>
    static abstract T Exp(T operand);

    /// <summary>Natural logarithm; see <see cref="Elementary.Log"/>.</summary>
    static abstract T Log(T operand);

    /// <summary>The largest whole number that is not above; see <see cref="Real.Floor"/>.</summary>
    static abstract T Floor(T operand);

    /// <summary>The nearest whole number; see <see cref="Real.Round"/>.</summary>
    static abstract T Round(T operand);

    /// <summary>-1, 1, or the operand where it is a zero or NaN.</summary>
    static abstract T Sign(T operand);

    /// <summary>x to the y; see <see cref="Real.Pow"/>.</summary>
    static abstract T Pow(T x, T y);

    /// <summary>The angle of the point (x, y) in radians; see <see cref="Real.Atan2"/>.</summary>
    static abstract T Atan2(T y, T x);
}
