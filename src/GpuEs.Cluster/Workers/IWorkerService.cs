using Orleans.Services;

namespace GpuEs.Cluster;

/// <summary>
/// A worker, as the run talks to it. Each silo has one, at the silo's own address. Every call names the run and the
/// generation, and what does not fit is refused.
/// </summary>
[Alias("gpues.worker")]
internal interface IWorkerService : IGrainService
{
    /// <summary>Answers at once, whatever the devices are busy with: that is how a hung worker is told from a slow one.</summary>
    [Alias("ping")]
    Task Ping();

    /// <summary>Makes the run here where it is not here yet.</summary>
    /// <param name="run">Its name.</param>
    /// <param name="specification">What it is.</param>
    /// <param name="data">The run's data; null for that which is here already.</param>
    /// <returns>Where it stands; null where its data is not here.</returns>
    [Alias("open"), ResponseTimeout(Patience.LongestCall)]
    Task<WorkerStatus?> Open(string run, string specification, byte[]? data);

    /// <summary>Evaluates members.</summary>
    [Alias("evaluate"), ResponseTimeout(Patience.LongestCall)]
    Task<RangeReturns> Evaluate(string run, int generation, int firstMember, int members);

    /// <summary>Finishes a generation with everybody's returns: ranks, gradient, optimizer.</summary>
    [Alias("conclude"), ResponseTimeout(Patience.LongestCall)]
    Task<Conclusion> Conclude(string run, int generation, RangeReturns all);

    [Alias("read"), ResponseTimeout(Patience.LongestCall)]
    Task<RunState> ReadState(string run);

    [Alias("write"), ResponseTimeout(Patience.LongestCall)]
    Task<WorkerStatus> WriteState(string run, RunState state);

    /// <summary>Forgets the run.</summary>
    [Alias("close")]
    Task Close(string run);
}
