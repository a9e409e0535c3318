namespace GpuEs.Cluster;

/// <summary>
/// A run, called by the hash of its specification. Each call brings the specification along, so a run whose silo died
/// goes on in another one, with what the workers hold, at the next call.
/// </summary>
[Alias("gpues.run")]
internal interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Whether the run was given its data; it loses that with its silo.</summary>
    [Alias("holds-data")]
    Task<bool> HoldsData();

    /// <summary>Gives the run the data that its specification names, for workers that lack it.</summary>
    [Alias("give-data"), ResponseTimeout(Patience.Beginning)]
    Task GiveData(string specification, byte[] bytes);

    /// <summary>Gathers the workers, and tells where the run stands.</summary>
    [Alias("begin"), ResponseTimeout(Patience.Beginning)]
    Task<WorkerStatus> Begin(string specification);

    /// <summary>Does a generation.</summary>
    /// <returns>What came of it; null where it takes longer, and is to be asked for again.</returns>
    [Alias("step")]
    Task<GenerationOutcome?> Step(string specification, int generation);

    [Alias("read"), ResponseTimeout(Patience.Beginning)]
    Task<RunState> ReadState(string specification);

    [Alias("write"), ResponseTimeout(Patience.Beginning)]
    Task WriteState(string specification, RunState state);

    /// <summary>Ends the run: the workers forget it.</summary>
    [Alias("end")]
    Task End();
}
