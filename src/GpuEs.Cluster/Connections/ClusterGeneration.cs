using System.Runtime.InteropServices;

namespace GpuEs.Cluster;

/// <summary>
/// The stages of a generation on a cluster. The workers do all of them at the call that evaluates; the mean is fetched
/// when somebody asks for it.
/// </summary>
internal sealed class ClusterGeneration(
    RemoteRun run, SearchTask task, EvolutionStrategyOptions options, Action<ClusterReport> tell) : Generation
{
    private GenerationOutcome? outcome;
    private SearchState? fetched;
    private HostGeneration? local;
    private int done;

    public override int ChunkMembers => options.Population;

    public override string Path => $"the cluster at {run.Address}";

    public override bool IsHeldElsewhere => true;

    /// <summary>Gathers the workers, and tells where the run stands.</summary>
    public WorkerStatus Attach()
    {
        WorkerStatus status = run.Begin();
        done = status.Generation;
        return status;
    }

    public override void Begin()
    {
    }

    public override void Evaluate(int generation, MemberRange chunk)
    {
        fetched = null;
        outcome = run.Step(generation);
        done = generation + 1;
        tell(outcome.Report);
    }

    public override void Shape()
    {
    }

    public override void EstimateGradient(int generation)
    {
    }

    public override void UpdateMean(int generation)
    {
    }

    public override GenerationMeasures Report()
    {
        var measures = MemoryMarshal.Read<GenerationMeasures>(outcome!.Conclusion.Measures);
        return measures with { Times = measures.Times with { Rollout = new TimeSpan(outcome.RolloutTicks) } };
    }

    public override int ReadState(Span<float> mean, Span<float> first, Span<float> second)
    {
        SearchState state = Fetched();
        state.Mean.CopyTo(mean);
        state.FirstMoment.CopyTo(first);
        state.SecondMoment.CopyTo(second);
        return state.StepCap;
    }

    public override void WriteState(SearchState state)
    {
        fetched = null;
        run.WriteState(RunState.Of(state));
        done = state.Generation;
    }

    public override void ReadMean(Span<float> destination) => Fetched().Mean.CopyTo(destination);

    public override void ReadMoments(Span<float> first, Span<float> second)
    {
        Fetched().FirstMoment.CopyTo(first);
        Fetched().SecondMoment.CopyTo(second);
    }

    public override int ReadStepCap() => Fetched().StepCap;

    public override void ReadMembers(int generation, MemberRange members, Span<float> destination)
    {
        HostGeneration host = Local();
        host.WriteMean(Fetched().Mean);
        host.ReadMembers(generation, members, destination);
    }

    // A few episodes of a single vector: not worth the network.
    public override void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns,
        Span<int> steps) =>
        Local().EvaluateVectors(vectors, episodes, generation, returns, steps);

    public override void WriteMean(ReadOnlySpan<float> source) => throw OnlyTheWorkers();

    public override void WriteMoments(ReadOnlySpan<float> first, ReadOnlySpan<float> second) => throw OnlyTheWorkers();

    public override void WriteStepCap(int stepCap) => throw OnlyTheWorkers();

    public override void WriteReturns(ReadOnlySpan<float> fitness) => throw OnlyTheWorkers();

    public override void ReadEpisodes(MemberRange members, Span<float> returns, Span<int> steps) => throw OnlyTheWorkers();

    public override void WriteEpisodes(MemberRange members, ReadOnlySpan<float> returns, ReadOnlySpan<int> steps) =>
        throw OnlyTheWorkers();

    public override void Dispose()
    {
        local?.Dispose();
        run.End();
    }

    // The workers that held the run may be lost: then it is brought to where this program is.
    private SearchState Fetched()
    {
        if (fetched is not null)
            return fetched;
        RunState state = run.ReadState();
        if (state.Generation < done)
        {
            run.Step(done - 1);
            state = run.ReadState();
        }

        return state.Generation == done
            ? fetched = state.ToState()
            : throw new InvalidOperationException(
                $"the run stands at generation {state.Generation}, and this program at {done}: another one trains it as well");
    }

    private HostGeneration Local() => local ??= new HostGeneration(task, options);

    private static InvalidOperationException OnlyTheWorkers() =>
        new("on a cluster the workers evaluate all members; fitness that is computed elsewhere needs a strategy of its own");
}
