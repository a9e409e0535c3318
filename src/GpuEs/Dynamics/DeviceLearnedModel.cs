using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Learned dynamics on a device.</summary>
internal sealed class DeviceLearnedModel<TEnvironment, TLayers, TActivation>(
    ComputeDevice device, DynamicsModel<TEnvironment> dynamics) : DevicePlanModel
    where TEnvironment : unmanaged, ISizes
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
{
    private readonly Action<Index1D, LearnedRolloutKernel<TEnvironment, TLayers, TActivation>.Arguments> roll =
        device.Load<LearnedRolloutKernel<TEnvironment, TLayers, TActivation>.Arguments>(
                LearnedRolloutKernel<TEnvironment, TLayers, TActivation>.Roll);

    private readonly MemoryBuffer1D<float, Stride1D.Dense> parameters =
        device.Allocate(dynamics.Parameters);

    private readonly MemoryBuffer1D<float, Stride1D.Dense> scaling =
        device.Allocate(dynamics.Scaling.Numbers());

    public override void Roll(
        in ModelRollout rollout, AgentRange chunk, int candidates, ArrayView<byte> states, ArrayView<float> workspaces,
        ArrayView<int> actions, ArrayView<float> returns) =>
        roll(chunk.Count * candidates, new(
            rollout, chunk.First, candidates, dynamics.Ensemble, parameters.View, scaling.View, states.Cast<float>(),
            actions,
            returns));

    public override void Dispose()
    {
        parameters.Dispose();
        scaling.Dispose();
        base.Dispose();
    }
}
