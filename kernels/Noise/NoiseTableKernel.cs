using ILGPU;

namespace GpuEs;

/// <summary>Fills the shared noise table.</summary>
internal static class NoiseTableKernel
{
    public static void Fill(Index1D octet, CounterNoise noise, ArrayView<short> table)
    {
        NoiseOctet normals = noise.Octet(0, 0, octet);
        int first = octet * NoiseOctet.Size;
        table[first] = (short)normals.N0;
        table[first + 1] = (short)normals.N1;
        table[first + 2] = (short)normals.N2;
        table[first + 3] = (short)normals.N3;
        table[first + 4] = (short)normals.N4;
        table[first + 5] = (short)normals.N5;
        table[first + 6] = (short)normals.N6;
        table[first + 7] = (short)normals.N7;
    }
}
