using ILGPU;

namespace GpuEs;

/// <summary>
/// A 32-bit float whose arithmetic gives the same bits on every device. Write an environment's formulas with it
/// as they stand in the book: a product is rounded on its own and never silently fused into a sum, and the
/// functions are the project's own. Converts from and to <see cref="float"/> by itself.
/// </summary>
public readonly struct Real : IReal<Real>, IBits<Real>
{
    private readonly float value;

    private Real(float value) => this.value = value;

    static int IReal<Real>.Lanes => 1;

    static int IReal<Real>.Whole(Real inEveryLane) => (int)inEveryLane.value;

    /// <summary>Wraps a float.</summary>
    public static implicit operator Real(float value) => new(value);

    /// <summary>Unwraps the float.</summary>
    public static implicit operator float(Real real) => real.value;

    /// <summary>The sum, rounded once.</summary>
    public static Real operator +(Real left, Real right) => new(left.value + right.value);

    /// <summary>The difference, rounded once.</summary>
    public static Real operator -(Real left, Real right) => new(left.value - right.value);

    /// <summary>The product, rounded once.</summary>
    public static Real operator *(Real left, Real right) => new(Exact.Multiply(left.value, right.value));

    /// <summary>The quotient, rounded once.</summary>
    public static Real operator /(Real left, Real right) => new(left.value / right.value);

    /// <summary>The negation.</summary>
    public static Real operator -(Real operand) => new(-operand.value);

    // Masks are 1 and 0. Of a Real that is known to be one, comparisons are those of floats and give bool.
    static Real IReal<Real>.operator <(Real left, Real right) => left.value < right.value ? 1f : 0f;

    static Real IReal<Real>.operator >(Real left, Real right) => left.value > right.value ? 1f : 0f;

    static Real IReal<Real>.operator <=(Real left, Real right) => left.value <= right.value ? 1f : 0f;

    static Real IReal<Real>.operator >=(Real left, Real right) => left.value >= right.value ? 1f : 0f;

    static Real IReal<Real>.operator &(Real left, Real right) => left.value != 0f && right.value != 0f ? 1f : 0f;

    static Real IReal<Real>.operator |(Real left, Real right) => left.value != 0f || right.value != 0f ? 1f : 0f;

    static Real IReal<Real>.operator !(Real mask) => mask.value == 0f ? 1f : 0f;

    static Real IReal<Real>.Select(Real mask, Real whereTrue, Real whereFalse) =>
        mask.value != 0f ? whereTrue : whereFalse;

    /// <summary>Whether a mask is true: what <see cref="ILaneEnvironment{T}.IsTerminated"/> says of one instance.</summary>
    public static bool Any(Real mask) => mask.value != 0f;

    /// <summary>left * right + addend, rounded once.</summary>
    public static Real MultiplyAdd(Real left, Real right, Real addend) =>
        new(Exact.MultiplyAdd(left.value, right.value, addend.value));

    static Real IReal<Real>.MultiplyAddNegated(Real left, Real right, Real addend) => MultiplyAdd(-left, right, addend);

    /// <summary>The value limited to [low, high]; NaN stays NaN.</summary>
    public static Real Clamp(Real value, Real low, Real high) =>
        value.value < low.value ? low : value.value > high.value ? high : value;

    /// <summary>The magnitude.</summary>
    public static Real Abs(Real operand) => new(Elementary.Abs(operand.value));

    /// <summary>The square root, rounded once.</summary>
    public static Real Sqrt(Real operand) => new(Elementary.Sqrt(operand.value));

    /// <summary>Sine; see <see cref="Elementary.Sin"/>.</summary>
    public static Real Sin(Real radians) => new(Elementary.Sin(radians.value));

    /// <summary>Cosine; see <see cref="Elementary.Cos"/>.</summary>
    public static Real Cos(Real radians) => new(Elementary.Cos(radians.value));

    /// <summary>Sine and cosine of the same angle; see <see cref="Elementary.SinCos"/>.</summary>
    public static void SinCos(Real radians, out Real sine, out Real cosine)
    {
        Elementary.SinCos(radians.value, out float sineValue, out float cosineValue);
        sine = new(sineValue);
        cosine = new(cosineValue);
    }

    /// <summary>Hyperbolic tangent; see <see cref="Elementary.Tanh"/>.</summary>
    public static Real Tanh(Real operand) => new(Elementary.Tanh(operand.value));

    /// <summary>e to the operand; see <see cref="Elementary.Exp"/>.</summary>
    public static Real Exp(Real operand) => new(Elementary.Exp(operand.value));

    /// <summary>Natural logarithm; see <see cref="Elementary.Log"/>.</summary>
    public static Real Log(Real operand) => new(Elementary.Log(operand.value));

    /// <summary>The smaller one, of zeros the second; NaN where either is.</summary>
    public static Real Min(Real left, Real right) =>
        left.value < right.value ? left : right.value <= left.value ? right : left + right;

    /// <summary>The larger one, of zeros the second; NaN where either is.</summary>
    public static Real Max(Real left, Real right) =>
        left.value > right.value ? left : right.value >= left.value ? right : left + right;

    /// <summary>The largest whole number that is not above; exact. Infinities and NaN stay.</summary>
    public static Real Floor(Real operand) => Rounding<Real>.Down(operand);

    /// <summary>
    /// The nearest whole number, of two equally near ones the even one, as <see cref="MathF.Round(float)"/> has it;
    /// exact. Infinities and NaN stay.
    /// </summary>
    public static Real Round(Real operand) => Rounding<Real>.Nearest(operand);

    /// <summary>-1, 1, or the operand where it is a zero or NaN.</summary>
    public static Real Sign(Real operand) => operand.value > 0f ? 1f : operand.value < 0f ? -1f : operand;

    /// <summary>
    /// x to the y; relative error under 2.2e-7, of subnormal results a unit more. Of a negative x NaN, unless y is a whole
    /// number; of zeros, infinities and NaN what IEEE 754 says: whatever to the 0 is 1, and 1 to whatever.
    /// </summary>
    public static Real Pow(Real x, Real y) => Power<Real>.Of(x, y);

    /// <summary>
    /// The angle of the point (x, y) in radians, in [-pi, pi]; relative error under 1.8e-7, of subnormal results a unit more.
    /// Of zeros and infinities what IEEE 754 says: (0, 0) lies on the axis, two infinities on the diagonal. NaN where
    /// either is.
    /// </summary>
    public static Real Atan2(Real y, Real x) => Arctangent<Real>.Of(y, x);

    static Real IBits<Real>.ClampTo(Real value, float limit) => Clamp(value, -limit, limit);

    static Real IBits<Real>.Bits(int bits) => OfBits(bits);

    static Real IBits<Real>.AddBits(Real left, Real right) => OfBits(BitsOf(left) + BitsOf(right));

    static Real IBits<Real>.AndBits(Real left, Real right) => OfBits(BitsOf(left) & BitsOf(right));

    static Real IBits<Real>.OrBits(Real left, Real right) => OfBits(BitsOf(left) | BitsOf(right));

    static Real IBits<Real>.XorBits(Real left, Real right) => OfBits(BitsOf(left) ^ BitsOf(right));

    static Real IBits<Real>.ShiftLeft(Real bits, int count) => OfBits(BitsOf(bits) << count);

    static Real IBits<Real>.ShiftRight(Real bits, int count) => OfBits(BitsOf(bits) >> count);

    static Real IBits<Real>.IsNegative(Real bits) => BitsOf(bits) < 0 ? 1f : 0f;

    static Real IBits<Real>.FromWhole(Real bits) => new(BitsOf(bits));

    static Real IBits<Real>.ToWhole(Real whole) => OfBits((int)whole.value);

    static Real IBits<Real>.ExpOfSum(Real high, Real low) => new(Elementary.ExpOfSum(high.value, low.value));

    private static int BitsOf(Real real) => (int)Interop.FloatAsInt(real.value);

    private static Real OfBits(int bits) => new(Interop.IntAsFloat((uint)bits));
}
