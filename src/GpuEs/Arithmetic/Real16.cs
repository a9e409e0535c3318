using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuEs;

/// <summary>
/// Sixteen numbers side by side, each with the bits of <see cref="Real"/>, on any processor: where it has no such vectors,
/// or no fused multiply-add, .NET does the same to the bit with what there is.
/// </summary>
internal readonly struct Real16 : IBits<Real16>
{
    private readonly Vector512<float> value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Real16(Vector512<float> value) => this.value = value;

    public static int Lanes => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Whole(Real16 inEveryLane) => (int)inEveryLane.value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real16(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator +(Real16 left, Real16 right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator -(Real16 left, Real16 right) => new(left.value - right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator *(Real16 left, Real16 right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator /(Real16 left, Real16 right) => new(left.value / right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator -(Real16 operand) => new(operand.value ^ Vector512.Create(-0f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator <(Real16 left, Real16 right) => new(Vector512.LessThan(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator >(Real16 left, Real16 right) => new(Vector512.GreaterThan(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator <=(Real16 left, Real16 right) =>
        new(Vector512.LessThanOrEqual(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator >=(Real16 left, Real16 right) =>
        new(Vector512.GreaterThanOrEqual(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator &(Real16 left, Real16 right) => new(left.value & right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator |(Real16 left, Real16 right) => new(left.value | right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 operator !(Real16 mask) => new(~mask.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Select(Real16 mask, Real16 whereTrue, Real16 whereFalse) =>
        new(Vector512.ConditionalSelect(mask.value, whereTrue.value, whereFalse.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Real16 mask) => mask.value.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 MultiplyAdd(Real16 left, Real16 right, Real16 addend) =>
        new(Vector512.FusedMultiplyAdd(left.value, right.value, addend.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 MultiplyAddNegated(Real16 left, Real16 right, Real16 addend) => Avx512F.IsSupported
        ? new(Avx512F.FusedMultiplyAddNegated(left.value, right.value, addend.value))
        : MultiplyAdd(-left, right, addend);

    // By comparisons, since what vectors' own minimum and maximum make of NaN differs between processors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Min(Real16 left, Real16 right) =>
        Select(left < right, left, Select(right <= left, right, left + right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Max(Real16 left, Real16 right) =>
        Select(left > right, left, Select(right >= left, right, left + right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Clamp(Real16 value, Real16 low, Real16 high) => new(Vector512.ConditionalSelect(
        Vector512.LessThan(value.value, low.value), low.value,
        Vector512.ConditionalSelect(Vector512.GreaterThan(value.value, high.value), high.value, value.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Abs(Real16 operand) => new(Vector512.Abs(operand.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Sqrt(Real16 operand) => new(Vector512.Sqrt(operand.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 ClampTo(Real16 value, float limit) => new(Vector512.MinNative(
        Vector512.Create(limit), Vector512.MaxNative(Vector512.Create(-limit), value.value)));

    // The JIT inlines so much a method and no more, so functions are called, but for the tanh of every neuron, and sine and
    // cosine together, which dynamics have once a step: a third of a planner's call was the way there and back through the
    // stack. The others are called with an address: .NET copies a vector that is passed by value in four parts to the
    // stack, which the processor cannot forward to the load of the whole (some 20 cycles).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Sin(Real16 radians) => SinOf(in radians);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Cos(Real16 radians) => CosOf(in radians);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos(Real16 radians, out Real16 sine, out Real16 cosine) =>
        LaneElementary<Real16>.SinCos(radians, out sine, out cosine);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Tanh(Real16 operand) => LaneElementary<Real16>.Tanh(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Exp(Real16 operand) => ExpOf(in operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Log(Real16 operand) => LogOf(in operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 ExpOfSum(Real16 high, Real16 low) => ExpOfSumOf(in high, in low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Floor(Real16 operand) => Rounding<Real16>.Down(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Round(Real16 operand) => Rounding<Real16>.Nearest(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Sign(Real16 operand) => Select(operand > 0f, 1f, Select(operand < 0f, -1f, operand));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Pow(Real16 x, Real16 y) => PowOf(in x, in y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Atan2(Real16 y, Real16 x) => Atan2Of(in y, in x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 Bits(int bits) => new(Vector512.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 AddBits(Real16 left, Real16 right) =>
        new((left.value.AsInt32() + right.value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 AndBits(Real16 left, Real16 right) => new(left.value & right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 OrBits(Real16 left, Real16 right) => new(left.value | right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 XorBits(Real16 left, Real16 right) => new(left.value ^ right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 ShiftLeft(Real16 bits, int count) => new((bits.value.AsInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 ShiftRight(Real16 bits, int count) => new((bits.value.AsInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 IsNegative(Real16 bits) => new((bits.value.AsInt32() >> 31).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 FromWhole(Real16 bits) => new(Vector512.ConvertToSingle(bits.value.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real16 ToWhole(Real16 whole) => new(Vector512.ConvertToInt32Native(whole.value).AsSingle());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 SinOf(in Real16 radians)
    {
        LaneElementary<Real16>.SinCos(radians, out Real16 sine, out _);
        return sine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 CosOf(in Real16 radians)
    {
        LaneElementary<Real16>.SinCos(radians, out _, out Real16 cosine);
        return cosine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 ExpOf(in Real16 operand) => LaneElementary<Real16>.Exp(operand);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 LogOf(in Real16 operand) => LaneElementary<Real16>.Log(operand);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 ExpOfSumOf(in Real16 high, in Real16 low) => LaneElementary<Real16>.ExpOfSum(high, low);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 PowOf(in Real16 x, in Real16 y) => Power<Real16>.Of(x, y);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Real16 Atan2Of(in Real16 y, in Real16 x) => Arctangent<Real16>.Of(y, x);
}
