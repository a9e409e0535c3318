using ILGPU;

namespace GpuEs;

/// <summary>Returns as unsigned integers of the same order: what is sorted.</summary>
internal static class ReturnKey
{
    /// <summary>The key of a return that is not finite: below every other, so it ranks worst.</summary>
    public const uint Worst = 0;

    /// <summary>Fills a sort's length up to a power of two: above every key.</summary>
    public const uint Padding = uint.MaxValue;

    /// <summary>The key; larger is better.</summary>
    public static uint From(float value, Goal goal)
    {
        if (!IsFinite(value))
            return Worst;

        // -0 and +0 are equal returns, so they have equal keys.
        uint bits = value == 0f ? 0u : Interop.FloatAsInt(goal == Goal.Minimise ? -value : value);
        return (bits & 0x80000000u) != 0 ? ~bits : bits | 0x80000000u;
    }

    /// <summary>False for NaN and the infinities.</summary>
    public static bool IsFinite(float value) => (Interop.FloatAsInt(value) & 0x7F800000u) != 0x7F800000u;
}
