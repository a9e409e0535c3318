using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Members in, returns out, on a device; the returns stay there.</summary>
internal abstract class DeviceEvaluation : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> returns;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> steps;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> stepCap;

    protected DeviceEvaluation(ComputeDevice device, EpisodeOptions episodes)
    {
        Episodes = episodes;
        long instances = (long)episodes.Population * episodes.PerMember;
        returns = device.Accelerator.Allocate1D<float>(instances);
        steps = device.Accelerator.Allocate1D<int>(instances);
        stepCap = device.Accelerator.Allocate1D([episodes.StepCap]);
        steps.MemSetToZero();
    }

    public EpisodeOptions Episodes { get; }

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public ArrayView<float> Returns => returns.View;

    /// <summary>[N x E] Steps taken.</summary>
    public ArrayView<int> Steps => steps.View;

    /// <summary>[1] Steps after which episodes are cut off.</summary>
    public ArrayView<int> StepCap => stepCap.View;

    /// <summary>Evaluates a chunk, whose first member is the layout's first.</summary>
    public abstract void Run(int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members);

    public void Dispose()
    {
        returns.Dispose();
        steps.Dispose();
        stepCap.Dispose();
    }
}
