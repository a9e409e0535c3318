using System.Runtime.CompilerServices;
using ILGPU;

namespace GpuEs;

/// <summary>A world as the model; states are environments, which lie in memory as their worlds do.</summary>
internal sealed class WorldPlanModel<TEnvironment, TWorld> : PlanModel<TEnvironment>
    where TEnvironment : unmanaged, ISizes
    where TWorld : unmanaged, IWorld<TWorld>
{
    /// <param name="data">What the world reads; null for worlds that read none.</param>
    /// <exception cref="ArgumentException">The environment has sizes that cannot be, or the data is not what it reads.</exception>
    public WorldPlanModel(SharedData? data = null)
    {
        EnvironmentSizes.Require<TEnvironment>();
        DataNeed.Require(typeof(TEnvironment), TWorld.DataLength, data);
        Data = data;
    }

    public override SharedData? Data { get; }

    public override int ActionSize => TEnvironment.ActionSize;

    public override int ActionChoices => TEnvironment.ActionChoices;

    public override float ActionLimit => TEnvironment.ActionLimit;

    public override int StateLength => 1;

    public override DevicePlanModel CreateOn(ComputeDevice device) => new OnDevice(device, Data);

    public override HostPlanModel<TEnvironment> CreateOnHost() =>
        LanePath.PlanModel<TEnvironment>(LanePath.Widest) ?? new OnHost(Data?.OnHost ?? default);

    private sealed class OnDevice(ComputeDevice device, SharedData? data) : DevicePlanModel
    {
        private readonly DataLease lease = device.Uploads.Take(data);
        private readonly Action<Index1D, ModelRolloutKernel<TWorld>.Arguments> roll =
            device.Load<ModelRolloutKernel<TWorld>.Arguments>(ModelRolloutKernel<TWorld>.Roll);

        public override void Roll(
            in ModelRollout rollout, AgentRange chunk, int candidates, ArrayView<byte> states,
            ArrayView<int> actions, ArrayView<float> returns) =>
            roll(chunk.Count * candidates, new(
                rollout, chunk.First, candidates, states, lease.View, actions, returns));

        public override void Dispose()
        {
            lease.Dispose();
            base.Dispose();
        }
    }

    private sealed unsafe class OnHost(HostData data) : HostPlanModel<TEnvironment>
    {
        // Candidates in lockstep: a step is one chain of latencies, and a core overlaps the chains of several.
        private const int Together = 4;

        public override void Roll(
            in ModelRollout rollout, ReadOnlySpan<TEnvironment> state, int* actions, float* scratch,
            Span<float> returns)
        {
            Span<TWorld> worlds = stackalloc TWorld[Together];
            Span<Sum> sums = stackalloc Sum[Together];
            for (int first = 0; first < returns.Length; first += Together)
            {
                int count = Math.Min(Together, returns.Length - first);
                worlds.Fill(Unsafe.BitCast<TEnvironment, TWorld>(state[0]));
                sums.Clear();
                Roll(rollout, worlds[..count], actions + first, sums[..count]);
                for (int candidate = 0; candidate < count; candidate++)
                    returns[first + candidate] = sums[candidate].Value;
            }
        }

        private void Roll(in ModelRollout rollout, Span<TWorld> worlds, int* actions, Span<Sum> sums)
        {
            Surroundings<HostData, NoWorkspace> surroundings = Surroundings.Of(data);
            float worth = 1f;
            bool isPlaying = true;
            for (int step = 0; step < rollout.Steps && isPlaying; step++)
            {
                isPlaying = false;
                for (int candidate = 0; candidate < sums.Length; candidate++)
                {
                    var model = new HostWorldModel<TWorld>(ref worlds[candidate], surroundings);
                    if (model.IsTerminated)
                        continue;
                    var sequence = new HostActionSequence(actions + candidate, rollout.Shape.Stride);
                    sums[candidate] += rollout.Advance(ref model, sequence, step, worth);
                    isPlaying = true;
                }

                worth = Exact.Multiply(worth, rollout.Discount);
            }
        }
    }
}
