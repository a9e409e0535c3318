namespace GpuEs;

/// <summary>
/// A number, or several side by side, with what functions do to its bits. Bits of a whole number travel as a
/// <typeparamref name="T"/>.
/// </summary>
internal interface IBits<T> : IReal<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    /// <summary>
    /// The value limited to [-limit, limit], of a limit above 0; NaN stays NaN. The processor's own minimum and maximum, two
    /// operations for <see cref="IReal{T}.Clamp"/>'s six: of zeros and of NaN as the first they differ between processors.
    /// </summary>
    static abstract T ClampTo(T value, float limit);

    /// <summary>A whole number's bits in every lane.</summary>
    static abstract T Bits(int bits);

    /// <summary>The sum of whole numbers' bits.</summary>
    static abstract T AddBits(T left, T right);

    static abstract T AndBits(T left, T right);

    static abstract T OrBits(T left, T right);

    static abstract T XorBits(T left, T right);

    static abstract T ShiftLeft(T bits, int count);

    /// <summary>Bits shifted right; the sign comes after.</summary>
    static abstract T ShiftRight(T bits, int count);

    /// <summary>A mask: where the topmost bit is set.</summary>
    static abstract T IsNegative(T bits);

    /// <summary>The float of a whole number's bits.</summary>
    static abstract T FromWhole(T bits);

    /// <summary>The bits of a float that is a whole number; of no such float, anything.</summary>
    static abstract T ToWhole(T whole);

    /// <summary>e to the high + low, where low is a rounding error of high.</summary>
    static abstract T ExpOfSum(T high, T low);
}
