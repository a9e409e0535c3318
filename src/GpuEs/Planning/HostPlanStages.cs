namespace GpuEs;

/// <summary>Planning on all cores, in plain C# with vectors; the bits of the kernels.</summary>
internal sealed unsafe class HostPlanStages<TState> : PlanStages<TState>
    where TState : unmanaged
{
    // Enough agents to balance the cores, few enough that their candidates stay in the caches.
    private const int AgentsPerWorker = 8;

    // Of a worker's agents together, where their candidates are too many for any cache.
    private const long BytesPerWorker = 32L << 20;

    private readonly CrossEntropyPlannerOptions options;
    private readonly PlanShape shape;
    private readonly ModelRollout rollout;
    private readonly HostRefit refit;
    private readonly HostWorkers workers;
    private readonly HostPlanModel<TState> model;
    private readonly int stateLength;
    private readonly HostCandidates candidates;
    private readonly HostPlanScratch[] scratchOf;
    private readonly TState[] states;
    private readonly int workspaceSize;
    private readonly float[] workspaces;
    private readonly AgentStream[] streams;
    private readonly float[] mean;
    private readonly float[] deviation;
    private readonly int[] kept;
    private readonly int[] actions;
    private readonly float[] returns;
    private readonly float[] firstActions;
    private readonly Action<int, int> samplePiece;
    private readonly Action<int, int> rollPiece;
    private readonly Action<int, int> refitPiece;
    private readonly Action<int, int> keepPiece;
    private readonly Action<int, int> actPiece;
    private readonly Action<int, int> planPiece;
    private AgentRange chunk;
    private PlanIteration iteration;
    private PlanIteration[] schedule = [];

    public HostPlanStages(PlanModel<TState> model, CrossEntropyPlannerOptions options)
    {
        this.options = options;
        shape = new PlanShape(options.Horizon, model.ActionSize, model.ActionChoices, options.Candidates);
        rollout = new ModelRollout(shape, model.ActionLimit, options.ActionRepeat, options.Discount);
        refit = new HostRefit(options, shape);
        this.model = model.CreateOnHost();
        stateLength = model.StateLength;
        workspaceSize = model.WorkspaceSize;
        candidates = new HostCandidates(options, shape);
        int scratchLength = this.model.ScratchLength;
        workers = HostWorkers.For(HostPlanScratch.Bytes(candidates.NoiseLength, options.Candidates, scratchLength));
        scratchOf = [.. Enumerable.Range(0, workers.Count)
            .Select(_ => new HostPlanScratch(candidates.NoiseLength, options.Candidates, scratchLength))];
        ChunkAgents = Math.Clamp(options.ChunkAgents ?? AgentsTogether(shape, workers.Count), 1, options.Agents);
        states = new TState[options.Agents * stateLength];
        workspaces = new float[options.Agents * workspaceSize];
        streams = new AgentStream[options.Agents];
        mean = new float[options.Agents * shape.Features];
        deviation = new float[mean.Length];
        kept = new int[options.Agents * shape.Coordinates * options.KeptCount];
        actions = new int[ChunkAgents * shape.AgentStride + HostPlanModel<TState>.Padding];
        returns = new float[ChunkAgents * shape.Stride];
        firstActions = new float[options.Agents * shape.ActionSize];
        samplePiece = (worker, piece) => SamplePiece(worker, iteration, piece);
        rollPiece = (worker, piece) => RollPiece(worker, iteration, piece);
        refitPiece = (worker, piece) => RefitPiece(worker, iteration, piece);
        keepPiece = (worker, piece) => KeepPiece(worker, iteration, piece);
        actPiece = (worker, piece) => ActPiece(worker, iteration, piece);
        planPiece = PlanPiece;
    }

    public override int ChunkAgents { get; }

    /// <summary>Agents that are planned for at a time, unless asked otherwise; 0 where not even one finds its share.</summary>
    public static int AgentsTogether(in PlanShape shape, int workers)
    {
        long elements = Math.Min(BytesPerWorker / sizeof(int) * workers, Sizes.MostElements);
        return (int)Math.Min((long)AgentsPerWorker * workers, elements / shape.AgentStride);
    }

    public override void Begin(
        ReadOnlySpan<TState> states, ReadOnlySpan<float> workspaces, ReadOnlySpan<AgentStream> streams)
    {
        states.CopyTo(this.states);
        workspaces.CopyTo(this.workspaces);
        streams.CopyTo(this.streams);
    }

    /// <summary>
    /// With as many agents as workers, each worker plans for one agent to the end: nobody waits for anybody, and an agent's
    /// candidates stay in a core's caches (a call for 64 agents took 69 ms with a barrier after every stage).
    /// </summary>
    public override void Plan(AgentRange chunk, PlanIteration[] schedule)
    {
        if (chunk.Count < workers.Count)
        {
            base.Plan(chunk, schedule);
            return;
        }

        this.chunk = chunk;
        this.schedule = schedule;
        Start(chunk);
        workers.Run(chunk.Count, planPiece);
    }

    public override void Start(AgentRange chunk)
    {
        for (int agent = chunk.First; agent < chunk.First + chunk.Count; agent++)
        {
            AgentPlan plan = PlanOf(agent);
            if (options.WarmStart && streams[agent].Plan > 0)
                StartWarm(plan.Mean);
            else
                plan.Mean.Fill(PlanStartKernel.InitialMean(shape));
            plan.Deviation.Fill(options.InitialDeviation);
        }
    }

    public override void Sample(AgentRange chunk, PlanIteration iteration) =>
        Run(chunk, iteration, BlocksOf(iteration), samplePiece);

    public override void Roll(AgentRange chunk, PlanIteration iteration) =>
        Run(chunk, iteration, BlocksOf(iteration), rollPiece);

    public override void Refit(AgentRange chunk, PlanIteration iteration) => Run(chunk, iteration, 1, refitPiece);

    public override void Keep(AgentRange chunk, PlanIteration iteration)
    {
        if (options.KeptCount > 0)
            Run(chunk, iteration, 1, keepPiece);
    }

    public override void Act(AgentRange chunk, PlanIteration last) => Run(chunk, last, 1, actPiece);

    public override void End(Span<float> actions) => firstActions.CopyTo(actions);

    public override void ReadDistribution(Span<float> mean, Span<float> deviation)
    {
        this.mean.CopyTo(mean);
        this.deviation.CopyTo(deviation);
    }

    public override void ReadCandidates(Span<int> actions, Span<float> returns)
    {
        this.actions.AsSpan(0, ChunkAgents * shape.AgentStride).CopyTo(actions);
        this.returns.CopyTo(returns);
    }

    public override void Dispose() => workers.Dispose();

    private void StartWarm(Span<float> mean)
    {
        mean[shape.FeaturesPerStep..].CopyTo(mean);
        foreach (ref float feature in mean)
            feature = PlanStartKernel.WarmMean(shape, feature, options.InitialDeviation);
    }

    private static int BlocksOf(in PlanIteration iteration) =>
        (iteration.Candidates + HostCandidates.Block - 1) / HostCandidates.Block;

    private void Run(AgentRange chunk, in PlanIteration iteration, int piecesPerAgent, Action<int, int> work)
    {
        this.chunk = chunk;
        this.iteration = iteration;
        workers.Run(chunk.Count * piecesPerAgent, work);
    }

    private void PlanPiece(int worker, int slot)
    {
        foreach (PlanIteration iteration in schedule)
        {
            for (int block = 0; block < BlocksOf(iteration); block++)
            {
                SamplePiece(worker, iteration, slot * BlocksOf(iteration) + block);
                RollPiece(worker, iteration, slot * BlocksOf(iteration) + block);
            }

            if (IsGivenUp)
                return;
            RefitPiece(worker, iteration, slot);
            if (options.KeptCount > 0)
                KeepPiece(worker, iteration, slot);
        }

        ActPiece(worker, schedule[^1], slot);
    }

    private void SamplePiece(int worker, in PlanIteration iteration, int piece)
    {
        if (IsGivenUp)
            return;
        (int slot, int block) = Math.DivRem(piece, BlocksOf(iteration));
        int agent = chunk.First + slot;
        fixed (int* actions = ActionsOf(slot))
        {
            candidates.Sample(
                iteration, streams[agent], PlanOf(agent), block * HostCandidates.Block, scratchOf[worker].Noise, actions);
        }
    }

    private void RollPiece(int worker, in PlanIteration iteration, int piece)
    {
        if (IsGivenUp)
            return;
        (int slot, int block) = Math.DivRem(piece, BlocksOf(iteration));
        int first = block * HostCandidates.Block, count = Math.Min(HostCandidates.Block, iteration.Candidates - first);
        fixed (int* actions = ActionsOf(slot))
        fixed (float* scratch = scratchOf[worker].Model)
        {
            model.Roll(
                rollout, states.AsSpan((chunk.First + slot) * stateLength, stateLength),
                workspaces.AsSpan((chunk.First + slot) * workspaceSize, workspaceSize), actions + first, scratch,
                ReturnsOf(iteration, slot).Slice(first, count));
        }

        // Worker 0 is the thread that waits for the others.
        Watch?.Add(count, worker == 0);
    }

    private void RefitPiece(int worker, in PlanIteration iteration, int slot) => refit.Fit(
        PlanOf(chunk.First + slot), ActionsOf(slot), ReturnsOf(iteration, slot), scratchOf[worker]);

    private void KeepPiece(int worker, in PlanIteration iteration, int slot) => HostKeptElites.Keep(
        shape, options.KeptCount, iteration.Index == options.Iterations - 1 ? 1 : 0, ActionsOf(slot),
        ReturnsOf(iteration, slot), scratchOf[worker], PlanOf(chunk.First + slot).Kept);

    private void ActPiece(int worker, in PlanIteration iteration, int slot)
    {
        int agent = chunk.First + slot;
        ulong best = options.ExecuteBest ? scratchOf[worker].Threshold(ReturnsOf(iteration, slot), 1) : 0;
        fixed (float* mean = PlanOf(agent).Mean)
        {
            for (int component = 0; component < shape.ActionSize; component++)
            {
                int action = CandidateKey.IsFinite(best)
                    ? ActionsOf(slot)[component * shape.Stride + CandidateKey.Candidate(best)]
                    : CandidateKernel.Central(shape, new HostMemory(mean), component);
                firstActions[agent * shape.ActionSize + component] =
                    ModelRollout.Value(shape, rollout.ActionLimit, action);
            }
        }
    }

    private AgentPlan PlanOf(int agent) => new(
        mean.AsSpan(agent * shape.Features, shape.Features), deviation.AsSpan(agent * shape.Features, shape.Features),
        kept.AsSpan(agent * shape.Coordinates * options.KeptCount, shape.Coordinates * options.KeptCount));

    private Span<int> ActionsOf(int slot) => actions.AsSpan(slot * shape.AgentStride, shape.AgentStride);

    // Only those of the iteration at hand.
    private Span<float> ReturnsOf(in PlanIteration iteration, int slot) => returns.AsSpan(slot * shape.Stride, iteration.Candidates);
}
