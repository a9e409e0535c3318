using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace GpuEs.Cluster;

/// <summary>Takes the run's calls, does them, and logs what it refuses.</summary>
[Reentrant]
internal sealed partial class WorkerService(
    GrainId id, Silo silo, ILoggerFactory loggers, WorkerRuns runs, TrafficMeter traffic)
    : GrainService(id, silo, loggers), IWorkerService
{
    private readonly ILogger logger = loggers.CreateLogger<WorkerService>();

    public Task Ping() => Task.CompletedTask;

    public Task<WorkerStatus?> Open(string run, string specification, byte[]? data) => Logged(run, async () =>
        await runs.Open(run, specification, data) is { } status ? Metered(status) : null);

    public Task<RangeReturns> Evaluate(string run, int generation, int firstMember, int members) =>
        Logged(run, () => runs.Find(run).Evaluate(generation, new MemberRange(firstMember, members)));

    public Task<Conclusion> Conclude(string run, int generation, RangeReturns all) =>
        Logged(run, async () =>
        {
            Conclusion conclusion = await runs.Find(run).Conclude(generation, all);
            return conclusion with { Status = Metered(conclusion.Status) };
        });

    public Task<RunState> ReadState(string run) => Logged(run, () => runs.Find(run).Read());

    public Task<WorkerStatus> WriteState(string run, RunState state) =>
        Logged(run, async () => Metered(await runs.Find(run).Write(state)));

    public Task Close(string run) => runs.Close(run);

    private WorkerStatus Metered(WorkerStatus status) => status with { BytesSent = traffic.BytesSent };

    private async Task<TAnswer> Logged<TAnswer>(string run, Func<Task<TAnswer>> call)
    {
        try
        {
            RunSpecification.RequireName(run);
            return await call();
        }
        catch (Exception exception)
        {
            LogRefusal(run is { Length: <= 64 } ? run : "of a name that none has", exception.Message);
            throw Refusal.Of(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a call of run {Run}: {Reason}")]
    private partial void LogRefusal(string run, string reason);
}
