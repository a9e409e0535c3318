using ILGPU;

namespace GpuEs;

/// <summary>
/// The adaptive cap on episode length: twice the generation's mean length (Salimans et al. 2017, section 2.1), so
/// that a few long episodes do not keep every thread waiting.
/// </summary>
internal static class StepCapKernel
{
    public static void Adapt(
        Index1D index, long episodes, int stepLimit, ArrayView<ReturnSummary> summary, ArrayView<int> stepCap) =>
        stepCap[index] = Adapted(summary[index].Steps, episodes, stepLimit);

    /// <summary>The cap that follows from a generation's steps and episodes, 1 to the limit.</summary>
    public static int Adapted(long steps, long episodes, int stepLimit) =>
        (int)Math.Min(Math.Max(2 * steps / episodes, 1), stepLimit);
}
