using ILGPU;

namespace GpuEs;

/// <summary>
/// The noise of eight neighbouring parameters: normals as whole numbers, <see cref="UnitsPerDeviation"/> to one
/// standard deviation. One Philox block makes eight.
/// </summary>
internal struct NoiseOctet
{
    public const int Size = 8;

    /// <summary>
    /// Whole numbers, since a sum of them is exact in any order. 2^12 makes the grid 2.4e-4 of a deviation, finer
    /// than any test of 10^7 normals can see, and leaves 16 bits room for 8 deviations.
    /// </summary>
    public const int UnitsPerDeviation = 4096;

    public int N0, N1, N2, N3, N4, N5, N6, N7;

    /// <summary>Writes the eight to neighbouring elements.</summary>
    public readonly void CopyTo(ArrayView<short> destination, int first)
    {
        destination[first] = (short)N0;
        destination[first + 1] = (short)N1;
        destination[first + 2] = (short)N2;
        destination[first + 3] = (short)N3;
        destination[first + 4] = (short)N4;
        destination[first + 5] = (short)N5;
        destination[first + 6] = (short)N6;
        destination[first + 7] = (short)N7;
    }
}
