using ILGPU;

namespace GpuEs;

/// <summary>The sign of a float, that of a zero too.</summary>
internal static class SignBit
{
    private const uint Mask = 0x80000000;

    /// <summary>Whether it is set.</summary>
    public static bool IsSet(float x) => (Interop.FloatAsInt(x) & Mask) != 0;

    /// <summary>A magnitude with the sign of another float.</summary>
    public static float Copy(float magnitude, float from) =>
        Interop.IntAsFloat(Interop.FloatAsInt(magnitude) | (Interop.FloatAsInt(from) & Mask));
}
