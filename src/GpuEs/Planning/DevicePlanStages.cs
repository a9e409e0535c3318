using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Planning as kernels on one device. Nothing comes back but the actions.</summary>
internal sealed class DevicePlanStages<TState, TWeighting> : PlanStages<TState>
    where TState : unmanaged
    where TWeighting : struct, IPlanWeighting
{
    // How far launches run ahead of who watches: some milliseconds of a GPU, a second or two of a processor.
    private const long StepsBetweenLooks = 1 << 25;

    private readonly ComputeDevice device;
    private readonly CrossEntropyPlannerOptions options;
    private readonly PlanShape shape;
    private readonly ModelRollout rollout;
    private readonly Refit refit;
    private readonly TWeighting weighting;
    private readonly DevicePlanModel model;
    private readonly DeviceCandidates candidates;
    private readonly PlanKernels<TWeighting> kernels;
    private readonly MemoryBuffer1D<byte, Stride1D.Dense> states;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> workspaces;
    private readonly MemoryBuffer1D<AgentStream, Stride1D.Dense> streams;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> mean;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> deviation;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> kept;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> returns;
    private readonly MemoryBuffer1D<ulong, Stride1D.Dense> thresholds;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> weights;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> firstActions;
    private long candidatesUnseen;

    public DevicePlanStages(
        ComputeDevice device, PlanModel<TState> model, CrossEntropyPlannerOptions options, TWeighting weighting)
    {
        this.device = device;
        this.options = options;
        this.weighting = weighting;
        shape = new PlanShape(options.Horizon, model.ActionSize, model.ActionChoices, options.Candidates);
        rollout = new ModelRollout(shape, model.ActionLimit, options.ActionRepeat, options.Discount);
        refit = new Refit(options.Momentum, options.MinimumDeviation);
        this.model = model.CreateOn(device, options);
        candidates = new DeviceCandidates(device, options, shape);
        kernels = new PlanKernels<TWeighting>(device, options.GroupThreads);
        states = device.Allocate<byte>((long)options.Agents * model.StateLength * Unsafe.SizeOf<TState>());
        workspaces = device.Allocate<float>(Math.Max(options.Agents * model.WorkspaceSize, 1));
        streams = device.Allocate<AgentStream>(options.Agents);
        mean = device.Allocate<float>(options.Agents * shape.Features);
        deviation = device.Allocate<float>(options.Agents * shape.Features);
        kept = device.Allocate<int>(Math.Max(options.Agents * shape.Coordinates * options.KeptCount, 1));
        returns = device.Allocate<float>(ChunkAgents * shape.Stride);
        thresholds = device.Allocate<ulong>(ChunkAgents);
        weights = device.Allocate<int>(ChunkAgents * shape.Stride);
        firstActions = device.Allocate<float>(options.Agents * shape.ActionSize);
    }

    public override int ChunkAgents => candidates.ChunkAgents;

    public override void Begin(
        ReadOnlySpan<TState> states, ReadOnlySpan<float> workspaces, ReadOnlySpan<AgentStream> streams)
    {
        using Lock.Scope turn = device.TakeTurn();
        this.states.View.BaseView.CopyFromCPU(MemoryMarshal.AsBytes(states));
        if (!workspaces.IsEmpty)
            this.workspaces.View.BaseView.CopyFromCPU(workspaces);
        this.streams.View.BaseView.CopyFromCPU(streams);
    }

    public override void Plan(AgentRange chunk, PlanIteration[] schedule)
    {
        using Lock.Scope turn = device.TakeTurn();
        base.Plan(chunk, schedule);
    }

    public override void Start(AgentRange chunk) =>
        kernels.Start(chunk.Count * shape.FeaturesPerStep, new(
            shape, chunk.First, options.WarmStart ? 1 : 0, options.InitialDeviation, streams.View, mean.View,
            deviation.View));

    public override void Sample(AgentRange chunk, PlanIteration iteration) =>
        candidates.Sample(chunk, iteration, streams.View, mean.View, deviation.View, kept.View);

    public override void Roll(AgentRange chunk, PlanIteration iteration)
    {
        model.Roll(rollout, chunk, iteration.Candidates, states.View, workspaces.View, candidates.Actions, returns.View);
        candidatesUnseen += (long)chunk.Count * iteration.Candidates;
        if (Watch is null || candidatesUnseen * rollout.Steps < StepsBetweenLooks)
            return;
        device.Accelerator.Synchronize();
        Watch.Add(candidatesUnseen, isWaiting: true);
        candidatesUnseen = 0;
    }

    public override void Refit(AgentRange chunk, PlanIteration iteration)
    {
        Select(chunk, iteration, weighting.FitsDeviation ? options.Elites : 1);
        kernels.Weigh(chunk.Count * iteration.Candidates, new(
            shape, iteration.Candidates, weighting, returns.View, thresholds.View, weights.View));
        kernels.Refit((chunk.Count * shape.Features, kernels.RefitThreads), new(
            shape, chunk.First, iteration.Candidates, weighting.FitsDeviation ? 1 : 0, refit, candidates.Actions,
            weights.View, mean.View, deviation.View));
    }

    public override void Keep(AgentRange chunk, PlanIteration iteration)
    {
        if (options.KeptCount == 0)
            return;
        Select(chunk, iteration, options.KeptCount);
        kernels.Keep(chunk.Count * shape.Coordinates, new(
            shape, chunk.First, iteration.Candidates, options.KeptCount,
            iteration.Index == options.Iterations - 1 ? 1 : 0, candidates.Actions, returns.View, thresholds.View,
            kept.View));
    }

    public override void Act(AgentRange chunk, PlanIteration last)
    {
        Select(chunk, last, 1);
        kernels.Act(chunk.Count * shape.ActionSize, new(
            shape, chunk.First, rollout.ActionLimit, options.ExecuteBest ? 1 : 0, mean.View, candidates.Actions,
            thresholds.View, firstActions.View));
    }

    public override void End(Span<float> actions)
    {
        using Lock.Scope turn = device.TakeTurn();
        firstActions.View.BaseView.CopyToCPU(actions);
        device.Accelerator.Synchronize();
    }

    public override void ReadDistribution(Span<float> mean, Span<float> deviation)
    {
        using Lock.Scope turn = device.TakeTurn();
        this.mean.View.BaseView.CopyToCPU(mean);
        this.deviation.View.BaseView.CopyToCPU(deviation);
        device.Accelerator.Synchronize();
    }

    public override void ReadCandidates(Span<int> actions, Span<float> returns)
    {
        using Lock.Scope turn = device.TakeTurn();
        candidates.Actions.CopyToCPU(actions);
        this.returns.View.BaseView.CopyToCPU(returns);
        device.Accelerator.Synchronize();
    }

    public override void Dispose()
    {
        using Lock.Scope turn = device.Turns.EnterScope();
        model.Dispose();
        candidates.Dispose();
        states.Dispose();
        workspaces.Dispose();
        streams.Dispose();
        mean.Dispose();
        deviation.Dispose();
        kept.Dispose();
        returns.Dispose();
        thresholds.Dispose();
        weights.Dispose();
        firstActions.Dispose();
    }

    private void Select(AgentRange chunk, PlanIteration iteration, int count) =>
        kernels.Select((chunk.Count, kernels.SelectionThreads), new(
            shape, iteration.Candidates, count, returns.View, thresholds.View));
}
