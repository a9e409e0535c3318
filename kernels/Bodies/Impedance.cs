using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>How hard a constraint is at a distance: mj_makeImpedance's D and aref.</summary>
internal static class Impedance<T, TTables>
    where T : unmanaged, IReal<T>
    where TTables : struct, ITables
{
    /// <summary>The impedance at a distance less margin, between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At(TTables tables, int numbers, T distance)
    {
        T x = T.Min(T.Abs(distance) * tables.Number(numbers + SlotRecord.InverseWidth), 1f);
        T isHigh = x > tables.Number(numbers + SlotRecord.Midpoint);
        T rest = T.Select(isHigh, 1f - x, x);
        T power = Power(rest, tables.Number(numbers + SlotRecord.Power));
        T y = T.Select(
            isHigh,
            T.MultiplyAdd(-(T)tables.Number(numbers + SlotRecord.HighFactor), power, 1f),
            power * tables.Number(numbers + SlotRecord.LowFactor));
        return T.MultiplyAdd(y, tables.Number(numbers + SlotRecord.Span), tables.Number(numbers + SlotRecord.Least));
    }

    /// <summary>The inverse of the constraint's regularisation R.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Weight(TTables tables, int numbers, T impedance) =>
        impedance / ((1f - impedance) * tables.Number(numbers + SlotRecord.Diagonal));

    /// <summary>Minus the reference acceleration's part of the distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pull(TTables tables, int numbers, T impedance, T distance) =>
        tables.Number(numbers + SlotRecord.Stiffness) * impedance * distance;

    // Almost all models have the power 2; the others' function costs more than all else here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Power(T x, float power) => power == 2f ? x * x : power == 1f ? x : T.Pow(x, power);
}
