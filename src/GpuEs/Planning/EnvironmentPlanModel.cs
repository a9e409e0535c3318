using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>An environment as the model.</summary>
internal sealed class EnvironmentPlanModel<TEnvironment> : PlanModel<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    public override int ActionSize => TEnvironment.ActionSize;

    public override int ActionChoices => TEnvironment.ActionChoices;

    public override float ActionLimit => TEnvironment.ActionLimit;

    public override int StateLength => 1;

    public override DevicePlanModel<TEnvironment> CreateOn(ComputeDevice device) => new OnDevice(device);

    public override HostPlanModel<TEnvironment> CreateOnHost() => new OnHost();

    private sealed class OnDevice(ComputeDevice device) : DevicePlanModel<TEnvironment>
    {
        private readonly Action<Index1D, ModelRolloutKernel<TEnvironment>.Arguments> roll = device.Accelerator
            .LoadAutoGroupedStreamKernel<Index1D, ModelRolloutKernel<TEnvironment>.Arguments>(
                ModelRolloutKernel<TEnvironment>.Roll);

        public override void Roll(
            in ModelRollout rollout, AgentRange chunk, int candidates, ArrayView<TEnvironment> states,
            ArrayView<int> actions, ArrayView<float> returns) =>
            roll(chunk.Count * candidates, new(rollout, chunk.First, candidates, states, actions, returns));
    }

    private sealed unsafe class OnHost : HostPlanModel<TEnvironment>
    {
        public override void Roll(
            in ModelRollout rollout, ReadOnlySpan<TEnvironment> state, int* actions, float* scratch,
            Span<float> returns)
        {
            for (int candidate = 0; candidate < returns.Length; candidate++)
            {
                returns[candidate] = rollout.Return(
                    new EnvironmentModel<TEnvironment>(state[0]),
                    new HostActionSequence(actions + candidate, rollout.Shape.Stride));
            }
        }
    }
}
