using ILGPU;

namespace GpuEs;

/// <summary>Fills the shared noise table.</summary>
internal static class NoiseTableKernel
{
    public static void Fill(Index1D octet, CounterNoise noise, ArrayView<short> table) =>
        noise.Octet(0, 0, octet).CopyTo(table, octet * NoiseOctet.Size);
}
