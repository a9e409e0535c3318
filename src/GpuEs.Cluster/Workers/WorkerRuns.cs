using System.Collections.Concurrent;
using System.Reflection;

namespace GpuEs.Cluster;

/// <summary>The runs on a worker's devices. They outlive the silo, so a worker that has to join anew forgets nothing.</summary>
internal sealed class WorkerRuns(DeviceGroup devices, IReadOnlyList<Assembly> known) : IDisposable
{
    // A run whose client vanished may come back for it; until then its memory is lent, not given.
    private static readonly TimeSpan LongestIdleTime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Lazy<Replica>> replicas = new();

    /// <summary>Opens a run, or finds it open.</summary>
    /// <exception cref="ArgumentException">Something that the run needs is not here.</exception>
    public async Task<WorkerStatus> Open(string run, string specification)
    {
        EvolutionStrategyOptions.Require(
            RunSpecification.NameOf(specification) == run, "run", run, "the hash of its specification");
        CloseIdle();
        Lazy<Replica> opened = replicas.GetOrAdd(
            run, _ => new Lazy<Replica>(() => new Replica(devices, specification, known)));
        try
        {
            Replica replica = await Task.Run(() => opened.Value);
            return await replica.Status();
        }
        catch
        {
            replicas.TryRemove(KeyValuePair.Create(run, opened));
            throw;
        }
    }

    /// <exception cref="ArgumentException">There is no such run here.</exception>
    public Replica Find(string run) => replicas.TryGetValue(run, out Lazy<Replica>? replica) && replica.IsValueCreated
        ? replica.Value
        : throw new ArgumentException($"run {run} is not accepted; accepted: runs that were opened on this worker");

    public void Close(string run)
    {
        if (replicas.TryRemove(run, out Lazy<Replica>? replica) && replica.IsValueCreated)
            replica.Value.Dispose();
    }

    public void Dispose()
    {
        foreach (string run in replicas.Keys)
            Close(run);
    }

    private void CloseIdle()
    {
        foreach (var (run, replica) in replicas)
        {
            if (replica.IsValueCreated && DateTime.UtcNow - replica.Value.LastUse > LongestIdleTime)
                Close(run);
        }
    }
}
