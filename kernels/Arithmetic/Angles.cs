using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Angles as environments use them.</summary>
public static class Angles
{
    private const float TurnsPerRadian = 0.159154943f;
    private const float TurnHighRadians = 6.28318548f;
    private const float TurnLowRadians = -1.74845553e-7f;

    // Adding 1.5 * 2^23 rounds to a whole number, and subtracting it again leaves that number.
    private const float RoundingShift = 12582912f;

    /// <summary>
    /// The same direction as an angle in [-pi, pi], by whole turns; at half a turn either end, a rounding beyond it.
    /// Rounded once for angles up to 2^22 turns. Infinities and NaN give NaN.
    /// </summary>
    public static Real Wrap(Real radians) => Wrap<Real>(radians);

    /// <inheritdoc cref="Wrap(Real)"/>
    /// <typeparam name="T">The number type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Wrap<T>(T radians)
        where T : unmanaged, IReal<T>
    {
        T turns = T.MultiplyAdd(radians, TurnsPerRadian, RoundingShift) - RoundingShift;
        return T.MultiplyAdd(-turns, TurnLowRadians, T.MultiplyAdd(-turns, TurnHighRadians, radians));
    }
}
