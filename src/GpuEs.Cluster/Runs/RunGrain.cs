using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;

namespace GpuEs.Cluster;

/// <summary>Leads its run in the silo that the client is connected to.</summary>
[Reentrant, PreferLocalPlacement]
internal sealed partial class RunGrain(WorkerDirectory workers, ILogger<RunGrain> logger) : Grain, IRunGrain
{
    private RunCoordinator? coordinator;
    private Task<GenerationOutcome>? underWay;
    private byte[]? data;

    public Task<bool> HoldsData() => Task.FromResult(data is not null);

    public Task GiveData(string specification, byte[] bytes) => Logged(() =>
    {
        RequireRun(specification);
        DataRecord named = RunSpecification.Parse(specification).Data
            ?? throw new ArgumentException("Data is not accepted; accepted: none, since the run names none");
        RunData.Read(bytes, named);
        data = bytes;
        return Task.FromResult(true);
    });

    public Task<WorkerStatus> Begin(string specification) => Logged(async () =>
    {
        try
        {
            return await Coordinator(specification).Begin();
        }
        catch
        {
            // What was amiss may have been mended when somebody tries again.
            coordinator = null;
            throw;
        }
    });

    public Task<GenerationOutcome?> Step(string specification, int generation) => Logged(async () =>
    {
        // The client may have given up waiting and asks again; the generation goes on.
        underWay ??= Coordinator(specification).Step(generation);
        if (await Task.WhenAny(underWay, Task.Delay(Patience.Answer)) != underWay)
            return null;
        Task<GenerationOutcome> done = underWay;
        underWay = null;
        GenerationOutcome outcome = await done;
        return outcome.Generation == generation ? outcome : null;
    });

    public Task<RunState> ReadState(string specification) => Logged(() => Coordinator(specification).ReadState());

    public Task WriteState(string specification, RunState state) => Logged(async () =>
    {
        await Coordinator(specification).WriteState(state);
        return true;
    });

    public async Task End()
    {
        try
        {
            if (coordinator is not null)
                await coordinator.End();
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    private RunCoordinator Coordinator(string specification)
    {
        if (coordinator is not null)
            return coordinator;
        string run = RequireRun(specification);
        return coordinator = new RunCoordinator(run, specification, () => data, workers.Present);
    }

    private string RequireRun(string specification)
    {
        string run = this.GetPrimaryKeyString();
        RunSpecification.RequireName(run);
        EvolutionStrategyOptions.Require(
            RunSpecification.NameOf(specification) == run, "run", run, "the hash of its specification");
        return run;
    }

    private async Task<TAnswer> Logged<TAnswer>(Func<Task<TAnswer>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception)
        {
            string run = this.GetPrimaryKeyString();
            LogFailure(run.Length <= 64 ? run : "of a name that none has", exception.Message);
            throw Refusal.Of(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run}: {Reason}")]
    private partial void LogFailure(string run, string reason);
}
