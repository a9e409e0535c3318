namespace GpuEs;

/// <summary>Several numbers side by side, with what <see cref="LaneElementary{T}"/> does to their bits.</summary>
internal interface ILanes<T> : IReal<T>
    where T : unmanaged, IReal<T>, ILanes<T>
{
    /// <summary>A whole number's bits in every lane.</summary>
    static abstract T Bits(int bits);

    static abstract T operator ^(T left, T right);

    /// <summary>The sum of whole numbers' bits.</summary>
    static abstract T AddBits(T left, T right);

    static abstract T ShiftLeft(T bits, int count);

    /// <summary>Bits shifted right; the sign comes after.</summary>
    static abstract T ShiftRight(T bits, int count);

    /// <summary>The float of a whole number's bits.</summary>
    static abstract T FromWhole(T bits);

    /// <summary>The bits of a float that is a whole number; of no such float, anything.</summary>
    static abstract T ToWhole(T whole);
}
