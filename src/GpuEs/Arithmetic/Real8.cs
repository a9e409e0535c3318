using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuEs;

/// <summary>
/// Eight numbers side by side, each with the bits of <see cref="Real"/>, on any processor: where it has no such vectors,
/// or no fused multiply-add, .NET does the same to the bit with what there is.
/// </summary>
internal readonly struct Real8 : IBits<Real8>
{
    private readonly Vector256<float> value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Real8(Vector256<float> value) => this.value = value;

    public static int Lanes => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Whole(Real8 inEveryLane) => (int)inEveryLane.value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real8(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator +(Real8 left, Real8 right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator -(Real8 left, Real8 right) => new(left.value - right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator *(Real8 left, Real8 right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator /(Real8 left, Real8 right) => new(left.value / right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator -(Real8 operand) => new(operand.value ^ Vector256.Create(-0f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator <(Real8 left, Real8 right) => new(Vector256.LessThan(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator >(Real8 left, Real8 right) => new(Vector256.GreaterThan(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator <=(Real8 left, Real8 right) => new(Vector256.LessThanOrEqual(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator >=(Real8 left, Real8 right) =>
        new(Vector256.GreaterThanOrEqual(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator &(Real8 left, Real8 right) => new(left.value & right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator |(Real8 left, Real8 right) => new(left.value | right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator !(Real8 mask) => new(~mask.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Select(Real8 mask, Real8 whereTrue, Real8 whereFalse) =>
        new(Vector256.ConditionalSelect(mask.value, whereTrue.value, whereFalse.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Real8 mask) => mask.value.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 MultiplyAdd(Real8 left, Real8 right, Real8 addend) =>
        new(Vector256.FusedMultiplyAdd(left.value, right.value, addend.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 MultiplyAddNegated(Real8 left, Real8 right, Real8 addend) => Fma.IsSupported
        ? new(Fma.MultiplyAddNegated(left.value, right.value, addend.value))
        : MultiplyAdd(-left, right, addend);

    // By comparisons, since what vectors' own minimum and maximum make of NaN differs between processors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Min(Real8 left, Real8 right) =>
        Select(left < right, left, Select(right <= left, right, left + right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Max(Real8 left, Real8 right) =>
        Select(left > right, left, Select(right >= left, right, left + right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Clamp(Real8 value, Real8 low, Real8 high) => new(Vector256.ConditionalSelect(
        Vector256.LessThan(value.value, low.value), low.value,
        Vector256.ConditionalSelect(Vector256.GreaterThan(value.value, high.value), high.value, value.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Abs(Real8 operand) => new(Vector256.Abs(operand.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Sqrt(Real8 operand) => new(Vector256.Sqrt(operand.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 ClampTo(Real8 value, float limit) => new(Vector256.MinNative(
        Vector256.Create(limit), Vector256.MaxNative(Vector256.Create(-limit), value.value)));

    // The JIT inlines so much a method and no more, so functions are called, but for the tanh of every neuron, and sine and
    // cosine together, which dynamics have once a step: a third of a planner's call was the way there and back through the
    // stack. The others are called with an address: .NET copies a vector that is passed by value in four parts to the
    // stack, which the processor cannot forward to the load of the whole (some 20 cycles).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Sin(Real8 radians) => SinOf(in radians);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Cos(Real8 radians) => CosOf(in radians);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos(Real8 radians, out Real8 sine, out Real8 cosine) =>
        LaneElementary<Real8>.SinCos(radians, out sine, out cosine);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Tanh(Real8 operand) => LaneElementary<Real8>.Tanh(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Exp(Real8 operand) => ExpOf(in operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Log(Real8 operand) => LogOf(in operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 ExpOfSum(Real8 high, Real8 low) => ExpOfSumOf(in high, in low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Floor(Real8 operand) => Rounding<Real8>.Down(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Round(Real8 operand) => Rounding<Real8>.Nearest(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Sign(Real8 operand) => Select(operand > 0f, 1f, Select(operand < 0f, -1f, operand));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Pow(Real8 x, Real8 y) => PowOf(in x, in y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Atan2(Real8 y, Real8 x) => Atan2Of(in y, in x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Bits(int bits) => new(Vector256.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 AddBits(Real8 left, Real8 right) =>
        new((left.value.AsInt32() + right.value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 AndBits(Real8 left, Real8 right) => new(left.value & right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 OrBits(Real8 left, Real8 right) => new(left.value | right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 XorBits(Real8 left, Real8 right) => new(left.value ^ right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 ShiftLeft(Real8 bits, int count) => new((bits.value.AsInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 ShiftRight(Real8 bits, int count) => new((bits.value.AsInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 IsNegative(Real8 bits) => new((bits.value.AsInt32() >> 31).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 FromWhole(Real8 bits) => new(Vector256.ConvertToSingle(bits.value.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 ToWhole(Real8 whole) => new(Vector256.ConvertToInt32Native(whole.value).AsSingle());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 SinOf(in Real8 radians)
    {
        LaneElementary<Real8>.SinCos(radians, out Real8 sine, out _);
        return sine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 CosOf(in Real8 radians)
    {
        LaneElementary<Real8>.SinCos(radians, out _, out Real8 cosine);
        return cosine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 ExpOf(in Real8 operand) => LaneElementary<Real8>.Exp(operand);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 LogOf(in Real8 operand) => LaneElementary<Real8>.Log(operand);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 ExpOfSumOf(in Real8 high, in Real8 low) => LaneElementary<Real8>.ExpOfSum(high, low);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 PowOf(in Real8 x, in Real8 y) => Power<Real8>.Of(x, y);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real8 Atan2Of(in Real8 y, in Real8 x) => Arctangent<Real8>.Of(y, x);
}
