using System.Buffers.Binary;

namespace GpuEs;

/// <summary>Parameters as a file has them: four bytes each, the lowest first.</summary>
internal static class LittleEndian
{
    public static void Write(ReadOnlySpan<float> values, Span<byte> destination)
    {
        for (int index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(destination[(index * sizeof(float))..], values[index]);
    }

    public static float[] Read(ReadOnlySpan<byte> source)
    {
        float[] values = new float[source.Length / sizeof(float)];
        for (int index = 0; index < values.Length; index++)
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(source[(index * sizeof(float))..]);
        return values;
    }
}
