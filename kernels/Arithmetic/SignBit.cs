namespace GpuEs;

/// <summary>The sign of a float, that of a zero too.</summary>
internal static class SignBit<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    /// <summary>A mask: where it is set.</summary>
    public static T IsSet(T x) => T.IsNegative(x);

    /// <summary>A magnitude with the sign of another float.</summary>
    public static T Copy(T magnitude, T from) => T.OrBits(magnitude, T.AndBits(from, T.Bits(int.MinValue)));
}
