using System.Runtime.Intrinsics;
using ILGPU;

namespace GpuEs;

/// <summary>
/// Sampled actions are whole numbers, 2^20 to the action limit: sums of them, and of their squares, are exact, so a
/// refit has no order to fix and any number of threads may share it.
/// </summary>
internal static class ActionUnits
{
    public const int PerLimit = 1 << 20;

    // Adding 1.5 * 2^23 rounds to a whole number and leaves it in the low bits of the mantissa.
    private const float RoundingShift = 12582912f;
    private const int RoundingShiftBits = 0x4B400000;

    /// <summary>The nearest units of an action that is 1 at the limit; clipped to it.</summary>
    public static int From(float action)
    {
        float clipped = action < -1f ? -1f : action > 1f ? 1f : action;
        return (int)Interop.FloatAsInt(Exact.MultiplyAdd(clipped, PerLimit, RoundingShift)) - RoundingShiftBits;
    }

    /// <summary>The same for eight at once, on the host.</summary>
    public static Vector256<int> From(Vector256<float> actions)
    {
        // Comparisons rather than Min and Max, whose zeros and NaN differ between processors.
        Vector256<float> limit = Vector256<float>.One;
        actions = Vector256.ConditionalSelect(Vector256.LessThan(actions, -limit), -limit, actions);
        actions = Vector256.ConditionalSelect(Vector256.GreaterThan(actions, limit), limit, actions);
        Vector256<float> shifted =
            Vector256.FusedMultiplyAdd(actions, Vector256.Create((float)PerLimit), Vector256.Create(RoundingShift));
        return shifted.AsInt32() - Vector256.Create(RoundingShiftBits);
    }

    /// <summary>The action that units stand for; 1 at the limit. Exact.</summary>
    public static float ToAction(int units) => Exact.Multiply(units, 1f / PerLimit);
}
