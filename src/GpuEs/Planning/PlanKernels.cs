using System.Numerics;
using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>The kernels of planning that know no model, compiled for a device.</summary>
internal sealed class PlanKernels<TWeighting>(ComputeDevice device)
    where TWeighting : struct, IPlanWeighting
{
    private const int MostThreadsOnCore = 16;

    public Action<Index1D, PlanStartKernel.Arguments> Start { get; } =
        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, PlanStartKernel.Arguments>(PlanStartKernel.Start);

    public Action<KernelConfig, SelectionKernel.Arguments> Select { get; } =
        device.Accelerator.LoadStreamKernel<SelectionKernel.Arguments>(SelectionKernel.Select);

    public Action<KernelConfig, RefitKernel<TWeighting>.Arguments> Refit { get; } =
        device.Accelerator.LoadStreamKernel<RefitKernel<TWeighting>.Arguments>(RefitKernel<TWeighting>.Fit);

    public Action<Index1D, KeptElitesKernel.Arguments> Keep { get; } =
        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, KeptElitesKernel.Arguments>(KeptElitesKernel.Keep);

    public Action<Index1D, FirstActionKernel.Arguments> Act { get; } =
        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, FirstActionKernel.Arguments>(FirstActionKernel.Act);

    public int SelectionThreads { get; } = Threads(device, SelectionKernel.MostThreads);

    public int RefitThreads { get; } = Threads(device, RefitKernel<TWeighting>.MostThreads);

    // A core plays all threads of a group by itself: few of them are enough, and cheaper.
    private static int Threads(ComputeDevice device, int most)
    {
        int wanted = device.Description.IsGpu ? most : Math.Min(most, MostThreadsOnCore);
        return 1 << BitOperations.Log2((uint)Math.Min(wanted, device.Accelerator.MaxNumThreadsPerGroup));
    }
}
