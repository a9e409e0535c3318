using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// Two vectors side by side as one: a step is one chain of latencies, and a core works on the two in turn where one would
/// leave it waiting.
/// </summary>
internal readonly struct Pair<T> : IBits<Pair<T>>
    where T : unmanaged, IReal<T>, IBits<T>
{
    private readonly T first, second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Pair(T first, T second)
    {
        this.first = first;
        this.second = second;
    }

    public static int Lanes => 2 * T.Lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Whole(Pair<T> inEveryLane) => T.Whole(inEveryLane.first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Pair<T>(float value) => new(value, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator +(Pair<T> left, Pair<T> right) =>
        new(left.first + right.first, left.second + right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator -(Pair<T> left, Pair<T> right) =>
        new(left.first - right.first, left.second - right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator *(Pair<T> left, Pair<T> right) =>
        new(left.first * right.first, left.second * right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator /(Pair<T> left, Pair<T> right) =>
        new(left.first / right.first, left.second / right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator -(Pair<T> operand) => new(-operand.first, -operand.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator <(Pair<T> left, Pair<T> right) =>
        new(left.first < right.first, left.second < right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator >(Pair<T> left, Pair<T> right) =>
        new(left.first > right.first, left.second > right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator <=(Pair<T> left, Pair<T> right) =>
        new(left.first <= right.first, left.second <= right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator >=(Pair<T> left, Pair<T> right) =>
        new(left.first >= right.first, left.second >= right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator &(Pair<T> left, Pair<T> right) =>
        new(left.first & right.first, left.second & right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator |(Pair<T> left, Pair<T> right) =>
        new(left.first | right.first, left.second | right.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator !(Pair<T> mask) => new(!mask.first, !mask.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Select(Pair<T> mask, Pair<T> whereTrue, Pair<T> whereFalse) =>
        new(T.Select(mask.first, whereTrue.first, whereFalse.first), T.Select(mask.second, whereTrue.second, whereFalse.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Pair<T> mask) => T.Any(mask.first | mask.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> MultiplyAdd(Pair<T> left, Pair<T> right, Pair<T> addend) =>
        new(T.MultiplyAdd(left.first, right.first, addend.first), T.MultiplyAdd(left.second, right.second, addend.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> MultiplyAddNegated(Pair<T> left, Pair<T> right, Pair<T> addend) => new(
        T.MultiplyAddNegated(left.first, right.first, addend.first),
        T.MultiplyAddNegated(left.second, right.second, addend.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Min(Pair<T> left, Pair<T> right) =>
        new(T.Min(left.first, right.first), T.Min(left.second, right.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Max(Pair<T> left, Pair<T> right) =>
        new(T.Max(left.first, right.first), T.Max(left.second, right.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Clamp(Pair<T> value, Pair<T> low, Pair<T> high) =>
        new(T.Clamp(value.first, low.first, high.first), T.Clamp(value.second, low.second, high.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Abs(Pair<T> operand) => new(T.Abs(operand.first), T.Abs(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Sqrt(Pair<T> operand) => new(T.Sqrt(operand.first), T.Sqrt(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> ClampTo(Pair<T> value, float limit) =>
        new(T.ClampTo(value.first, limit), T.ClampTo(value.second, limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Sin(Pair<T> radians) => new(T.Sin(radians.first), T.Sin(radians.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Cos(Pair<T> radians) => new(T.Cos(radians.first), T.Cos(radians.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos(Pair<T> radians, out Pair<T> sine, out Pair<T> cosine)
    {
        T.SinCos(radians.first, out T firstSine, out T firstCosine);
        T.SinCos(radians.second, out T secondSine, out T secondCosine);
        sine = new(firstSine, secondSine);
        cosine = new(firstCosine, secondCosine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Tanh(Pair<T> operand) => new(T.Tanh(operand.first), T.Tanh(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Exp(Pair<T> operand) => new(T.Exp(operand.first), T.Exp(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Log(Pair<T> operand) => new(T.Log(operand.first), T.Log(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> ExpOfSum(Pair<T> high, Pair<T> low) =>
        new(T.ExpOfSum(high.first, low.first), T.ExpOfSum(high.second, low.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Floor(Pair<T> operand) => new(T.Floor(operand.first), T.Floor(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Round(Pair<T> operand) => new(T.Round(operand.first), T.Round(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Sign(Pair<T> operand) => new(T.Sign(operand.first), T.Sign(operand.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Pow(Pair<T> x, Pair<T> y) => new(T.Pow(x.first, y.first), T.Pow(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Atan2(Pair<T> y, Pair<T> x) => new(T.Atan2(y.first, x.first), T.Atan2(y.second, x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Bits(int bits) => new(T.Bits(bits), T.Bits(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> AddBits(Pair<T> left, Pair<T> right) =>
        new(T.AddBits(left.first, right.first), T.AddBits(left.second, right.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> AndBits(Pair<T> left, Pair<T> right) =>
        new(T.AndBits(left.first, right.first), T.AndBits(left.second, right.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> OrBits(Pair<T> left, Pair<T> right) =>
        new(T.OrBits(left.first, right.first), T.OrBits(left.second, right.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> XorBits(Pair<T> left, Pair<T> right) =>
        new(T.XorBits(left.first, right.first), T.XorBits(left.second, right.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> ShiftLeft(Pair<T> bits, int count) =>
        new(T.ShiftLeft(bits.first, count), T.ShiftLeft(bits.second, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> ShiftRight(Pair<T> bits, int count) =>
        new(T.ShiftRight(bits.first, count), T.ShiftRight(bits.second, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> IsNegative(Pair<T> bits) => new(T.IsNegative(bits.first), T.IsNegative(bits.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> FromWhole(Pair<T> bits) => new(T.FromWhole(bits.first), T.FromWhole(bits.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> ToWhole(Pair<T> whole) => new(T.ToWhole(whole.first), T.ToWhole(whole.second));
}
