using ILGPU;

namespace GpuEs.Benchmarks;

/// <summary>Copies 16 bytes a thread: what a device's memory gives at most.</summary>
internal static class CopyKernel
{
    public static void Copy(Index1D index, ArrayView<Quad> source, ArrayView<Quad> destination) =>
        destination[index] = source[index];
}
