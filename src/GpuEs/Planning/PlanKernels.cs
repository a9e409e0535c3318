using System.Numerics;
using ILGPU;

namespace GpuEs;

/// <summary>The kernels of planning that know no model, compiled for a device.</summary>
/// <param name="device">The device.</param>
/// <param name="groupThreads">The most threads of a group; null for what suits the device.</param>
internal sealed class PlanKernels<TWeighting>(ComputeDevice device, int? groupThreads)
    where TWeighting : struct, IPlanWeighting
{
    public Action<Index1D, PlanStartKernel.Arguments> Start { get; } =
        device.Load<PlanStartKernel.Arguments>(PlanStartKernel.Start);

    public Action<KernelConfig, SelectionKernel.Arguments> Select { get; } =
        device.LoadGroups<SelectionKernel.Arguments>(SelectionKernel.Select);

    public Action<Index1D, CandidateWeightKernel<TWeighting>.Arguments> Weigh { get; } =
        device.Load<CandidateWeightKernel<TWeighting>.Arguments>(
            CandidateWeightKernel<TWeighting>.Weigh);

    public Action<KernelConfig, RefitKernel.Arguments> Refit { get; } =
        device.LoadGroups<RefitKernel.Arguments>(RefitKernel.Fit);

    public Action<Index1D, KeptElitesKernel.Arguments> Keep { get; } =
        device.Load<KeptElitesKernel.Arguments>(KeptElitesKernel.Keep);

    public Action<Index1D, FirstActionKernel.Arguments> Act { get; } =
        device.Load<FirstActionKernel.Arguments>(FirstActionKernel.Act);

    public int SelectionThreads { get; } = Threads(device, groupThreads, SelectionKernel.MostThreads);

    public int RefitThreads { get; } = Threads(device, groupThreads, RefitKernel.MostThreads);

    // A core plays all threads of a group by itself, so one is enough: on PoCL sixteen took ten times as long to refit.
    private static int Threads(ComputeDevice device, int? wanted, int most)
    {
        int suited = device.Description.IsGpu ? most : 1;
        return 1 << BitOperations.Log2((uint)Math.Min(
            Math.Min(wanted ?? suited, most), device.Accelerator.MaxNumThreadsPerGroup));
    }
}
