using ILGPU;

namespace GpuEs;

/// <summary>
/// The adaptive cap on episode length: twice the generation's mean length (Salimans et al. 2017, section 2.1), so
/// that a few long episodes do not keep every thread waiting.
/// </summary>
internal static class StepCapKernel
{
    public static void Adapt(
        Index1D index, long episodes, int stepLimit, ArrayView<ReturnSummary> summary, ArrayView<int> stepCap)
    {
        long twiceMean = 2 * summary[index].Steps / episodes;
        stepCap[index] = (int)Math.Min(Math.Max(twiceMean, 1), stepLimit);
    }
}
