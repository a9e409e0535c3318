using System.Collections.Concurrent;
using System.Reflection;

namespace GpuEs.Cluster;

/// <summary>The runs on a worker's devices. They outlive the silo, so a worker that has to join anew forgets nothing.</summary>
internal sealed class WorkerRuns(DeviceGroup devices, IReadOnlyList<Assembly> known) : IDisposable
{
    // A run whose client vanished may come back for it; until then its memory is lent, not given.
    private static readonly TimeSpan LongestIdleTime = TimeSpan.FromMinutes(30);

    // A run takes memory on the devices; whoever opens more has lost count, or means harm.
    private const int MostRuns = 16;

    private readonly ConcurrentDictionary<string, Replica> replicas = new();
    private readonly DeviceTurn turn = new();

    /// <summary>Opens a run, or finds it open.</summary>
    /// <returns>Where it stands; null where no run here has its data, and it was not given.</returns>
    /// <exception cref="ArgumentException">Something else that the run needs is not here, or the data is other data.</exception>
    public async Task<WorkerStatus?> Open(string run, string specification, byte[]? data = null)
    {
        EvolutionStrategyOptions.Require(
            RunSpecification.NameOf(specification) == run, "run", run, "the hash of its specification");
        foreach (var (old, replica) in replicas)
        {
            if (replica.IsBroken || DateTime.UtcNow - replica.LastUse > LongestIdleTime)
                await Close(old);
        }

        EvolutionStrategyOptions.Require(
            replicas.Count < MostRuns || replicas.ContainsKey(run), "run", run, $"up to {MostRuns} runs at a time");
        SharedData? read = null;
        if (!replicas.ContainsKey(run) && RunSpecification.Parse(specification).Data is { } named)
        {
            read = Held(named) ?? (data is null ? null : RunData.Read(data, named));
            if (read is null)
                return null;
        }

        Replica opened = await turn.Take(
            () => replicas.GetOrAdd(run, _ => new Replica(turn, devices, specification, known, read)));
        return await opened.Status();
    }

    /// <exception cref="ArgumentException">There is no such run here.</exception>
    public Replica Find(string run) => replicas.TryGetValue(run, out Replica? replica)
        ? replica
        : throw new ArgumentException($"run {run} is not accepted; accepted: runs that were opened on this worker");

    /// <summary>Forgets a run at once, and frees its memory when the devices are done with it.</summary>
    public async Task Close(string run)
    {
        if (!replicas.TryRemove(run, out Replica? replica))
            return;
        await turn.Take(() =>
        {
            replica.Dispose();
            return true;
        });
    }

    // Runs with the same data share it, here and on the devices.
    private SharedData? Held(DataRecord named) =>
        replicas.Values.Select(replica => replica.Data).FirstOrDefault(data => DataRecord.Of(data) == named);

    public void Dispose()
    {
        foreach (string run in replicas.Keys)
            Close(run).GetAwaiter().GetResult();
        turn.Dispose();
    }
}
