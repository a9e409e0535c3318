using ILGPU;
using ILGPU.Runtime;

namespace GpuEs.Benchmarks;

/// <summary>The bounds of a device that runs kernels.</summary>
internal static class KernelBounds
{
    // Far larger than the caches.
    private const long GpuCopyBytes = 512L << 20;
    private const long CpuCopyBytes = 64L << 20;
    private const int BytesPerThread = 4 * sizeof(float);
    private const int GpuThreadsPerMultiprocessor = 8192;
    private const int CpuThreads = 65536;

    public static DeviceBounds Measure(ComputeDevice device) => new(BytesPerSecond(device), OperationsPerSecond(device));

    private static double BytesPerSecond(ComputeDevice device)
    {
        Accelerator accelerator = device.Accelerator;
        long bytes = device.Description.IsGpu ? GpuCopyBytes : CpuCopyBytes;
        int threads = (int)(bytes / BytesPerThread);
        using var source = accelerator.Allocate1D<Quad>(threads);
        using var destination = accelerator.Allocate1D<Quad>(threads);
        source.MemSetToZero();
        var copy = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<Quad>, ArrayView<Quad>>(CopyKernel.Copy);
        return DeviceBounds.BestRate(2.0 * bytes, repetitions =>
        {
            for (int repetition = 0; repetition < repetitions; repetition++)
                copy(threads, source.View, destination.View);
            accelerator.Synchronize();
        });
    }

    private static double OperationsPerSecond(ComputeDevice device)
    {
        Accelerator accelerator = device.Accelerator;
        int threads = device.Description.IsGpu
            ? accelerator.NumMultiprocessors * GpuThreadsPerMultiprocessor
            : CpuThreads;
        using var results = accelerator.Allocate1D<float>(threads);
        var loop = accelerator.LoadAutoGroupedStreamKernel<Index1D, int, float, float, ArrayView<float>>(
            MultiplyAddKernel.Loop);
        double looping = DeviceBounds.BestRate(2.0 * MultiplyAddKernel.PerRound * threads, rounds =>
        {
            loop(threads, rounds, 0.5f, 1f, results.View);
            accelerator.Synchronize();
        });
        var straight = accelerator.LoadAutoGroupedStreamKernel<Index1D, float, float, ArrayView<float>>(
            MultiplyAddKernel.Straight);
        double straightOn = DeviceBounds.BestRate(2.0 * MultiplyAddKernel.PerThread * threads, repetitions =>
        {
            for (int repetition = 0; repetition < repetitions; repetition++)
                straight(threads, 0.5f, 1f, results.View);
            accelerator.Synchronize();
        });
        return Math.Max(looping, straightOn);
    }
}
