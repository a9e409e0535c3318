namespace GpuEs;

/// <summary>The geometry of the shared noise table.</summary>
internal static class NoiseTable
{
    /// <summary>Number of places where a slice of the parameters' length can start.</summary>
    public static int Slots(int tableLength, int parameterCount)
    {
        int octets = (parameterCount + NoiseOctet.Size - 1) / NoiseOctet.Size;
        return tableLength / NoiseOctet.Size - octets + 1;
    }
}
