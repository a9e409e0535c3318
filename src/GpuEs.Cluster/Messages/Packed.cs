using System.Runtime.InteropServices;

namespace GpuEs.Cluster;

/// <summary>
/// Numbers as the bytes that they are in memory. Orleans writes a header for each element of other arrays: a quarter
/// more on the network, and slower by far.
/// </summary>
internal static class Packed
{
    public static byte[] Bytes<TNumber>(ReadOnlySpan<TNumber> values)
        where TNumber : unmanaged
    {
        // All of .NET's platforms are little-endian; one that is not would read nonsense here.
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("clusters need little-endian machines");
        return MemoryMarshal.AsBytes(values).ToArray();
    }

    /// <exception cref="ArgumentException">The bytes are not those of whole numbers.</exception>
    public static ReadOnlySpan<TNumber> Values<TNumber>(byte[] bytes, string what)
        where TNumber : unmanaged
    {
        int size = Marshal.SizeOf<TNumber>();
        EvolutionStrategyOptions.Require(
            bytes is not null && bytes.Length % size == 0, $"{what}'s length", bytes?.Length ?? 0, $"multiples of {size} bytes");
        return MemoryMarshal.Cast<byte, TNumber>(bytes);
    }
}
