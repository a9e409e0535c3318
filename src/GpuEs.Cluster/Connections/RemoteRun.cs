namespace GpuEs.Cluster;

/// <summary>A run on a cluster, as the training program sees it.</summary>
internal sealed class RemoteRun(ClusterClient client, string specification, SharedData? data)
{
    private readonly string run = RunSpecification.NameOf(specification);

    public ClusterAddress Address => client.Address;

    public WorkerStatus Begin() => Call(grain => grain.Begin(specification));

    public GenerationOutcome Step(int generation)
    {
        while (true)
        {
            GenerationOutcome? outcome = Call(grain => grain.Step(specification, generation));
            if (outcome is not null)
                return outcome;
        }
    }

    public RunState ReadState() => Call(grain => grain.ReadState(specification));

    public void WriteState(RunState state) => Call(async grain =>
    {
        await grain.WriteState(specification, state).ConfigureAwait(false);
        return true;
    });

    /// <summary>Lets the workers forget the run; those that do not hear of it do so by themselves after a while.</summary>
    public void End() => client.TryCall(run, grain => grain.End());

    // The run may have moved to another silo since the last call, and have lost its data.
    private TAnswer Call<TAnswer>(Func<IRunGrain, Task<TAnswer>> call) => client.Call(run, async grain =>
    {
        if (data is not null && !await grain.HoldsData().ConfigureAwait(false))
            await grain.GiveData(specification, RunData.Bytes(data)).ConfigureAwait(false);
        return await call(grain).ConfigureAwait(false);
    });
}
