namespace GpuEs;

/// <summary>The geometry of the shared noise table.</summary>
internal static class NoiseTable
{
    /// <summary>
    /// The shortest table with as many slices as a generation has directions: in a shorter one some directions are equal
    /// whatever is drawn, and with a single slice all of them are.
    /// </summary>
    public static int SmallestLength(int parameterCount, int directions) =>
        (Octets(parameterCount) + directions - 1) * NoiseOctet.Size;

    /// <summary>Number of places where a slice of the parameters' length can start.</summary>
    public static int Slots(int tableLength, int parameterCount) =>
        tableLength / NoiseOctet.Size - Octets(parameterCount) + 1;

    private static int Octets(int parameterCount) => (parameterCount + NoiseOctet.Size - 1) / NoiseOctet.Size;
}
