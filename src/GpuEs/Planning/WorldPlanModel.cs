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
        EnvironmentSizes.RequireWorld<TWorld>();
        DataNeed.Require(typeof(TEnvironment), TWorld.DataLength, data);
        Data = data;
    }

    public override SharedData? Data { get; }

    public override int ActionSize => TEnvironment.ActionSize;

    public override int ActionChoices => TEnvironment.ActionChoices;

    public override float ActionLimit => TEnvironment.ActionLimit;

    public override int StateLength => 1;

    public override int WorkspaceSize => TWorld.WorkspaceSize;

    public override DevicePlanModel CreateOn(ComputeDevice device, CrossEntropyPlannerOptions options)
    {
        device.RequireNone(TWorld.DeviceObstacle);
        return new OnDevice(device, options, Data);
    }

    public override HostPlanModel<TEnvironment> CreateOnHost() =>
        LanePath.PlanModel<TEnvironment>(LanePath.Widest) ?? new OnHost(Data?.OnHost ?? default);

    private sealed class OnDevice(ComputeDevice device, CrossEntropyPlannerOptions options, SharedData? data) : DevicePlanModel
    {
        private readonly DeviceWorkspaces threadWorkspaces =
            new(device, (long)options.Agents * options.Candidates, TWorld.WorkspaceSize);

        private readonly DataLease lease = device.Uploads.Take(data);
        private readonly Action<Index1D, ModelRolloutKernel<TWorld>.Arguments> roll =
            device.Load<ModelRolloutKernel<TWorld>.Arguments>(ModelRolloutKernel<TWorld>.Roll);

        public override void Roll(
            in ModelRollout rollout, AgentRange chunk, int candidates, ArrayView<byte> states,
            ArrayView<float> workspaces, ArrayView<int> actions, ArrayView<float> returns)
        {
            int all = chunk.Count * candidates, threads;
            for (int first = 0; first < all; first += threads)
            {
                threads = Math.Min(threadWorkspaces.Threads, all - first);
                roll(threads, new(
                    rollout, chunk.First, first, candidates, states, workspaces, threadWorkspaces.View, lease.View, actions,
                    returns));
            }
        }

        public override void Dispose()
        {
            threadWorkspaces.Dispose();
            lease.Dispose();
            base.Dispose();
        }
    }

    private sealed unsafe class OnHost(HostData data) : HostPlanModel<TEnvironment>
    {
        // Candidates in lockstep: a step is one chain of latencies, and a core overlaps the chains of several.
        private const int Together = 4;

        public override int ScratchLength => Together * TWorld.WorkspaceSize;

        public override void Roll(
            in ModelRollout rollout, ReadOnlySpan<TEnvironment> state, ReadOnlySpan<float> workspace, int* actions,
            float* scratch, Span<float> returns)
        {
            Span<TWorld> worlds = stackalloc TWorld[Together];
            Span<Sum> sums = stackalloc Sum[Together];
            for (int first = 0; first < returns.Length; first += Together)
            {
                int count = Math.Min(Together, returns.Length - first);
                worlds.Fill(Unsafe.BitCast<TEnvironment, TWorld>(state[0]));
                for (int candidate = 0; candidate < count; candidate++)
                    workspace.CopyTo(new Span<float>(scratch + candidate * TWorld.WorkspaceSize, TWorld.WorkspaceSize));
                sums.Clear();
                Roll(rollout, worlds[..count], scratch, actions + first, sums[..count]);
                for (int candidate = 0; candidate < count; candidate++)
                    returns[first + candidate] = sums[candidate].Value;
            }
        }

        private void Roll(
            in ModelRollout rollout, Span<TWorld> worlds, float* workspaces, int* actions, Span<Sum> sums)
        {
            float worth = 1f;
            bool isPlaying = true;
            for (int step = 0; step < rollout.Steps && isPlaying; step++)
            {
                isPlaying = false;
                for (int candidate = 0; candidate < sums.Length; candidate++)
                {
                    var model = new WorldModel<TWorld, HostData, HostWorkspace<float>>(
                        new(data, new(workspaces + candidate * TWorld.WorkspaceSize)));
                    if (model.IsTerminated(ref worlds[candidate]))
                        continue;
                    var sequence = new HostActionSequence(actions + candidate, rollout.Shape.Stride);
                    sums[candidate] += rollout.Advance(ref model, ref worlds[candidate], sequence, step, worth);
                    isPlaying = true;
                }

                worth = Exact.Multiply(worth, rollout.Discount);
            }
        }
    }
}
