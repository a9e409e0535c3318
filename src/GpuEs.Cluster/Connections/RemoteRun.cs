namespace GpuEs.Cluster;

/// <summary>A run on a cluster, as the training program sees it.</summary>
internal sealed class RemoteRun(ClusterClient client, string specification)
{
    private readonly string run = RunSpecification.NameOf(specification);

    public ClusterAddress Address => client.Address;

    public WorkerStatus Begin() => client.Call(run, grain => grain.Begin(specification));

    public GenerationOutcome Step(int generation)
    {
        while (true)
        {
            GenerationOutcome? outcome = client.Call(run, grain => grain.Step(specification, generation));
            if (outcome is not null)
                return outcome;
        }
    }

    public RunState ReadState() => client.Call(run, grain => grain.ReadState(specification));

    public void WriteState(RunState state) => client.Call(run, async grain =>
    {
        await grain.WriteState(specification, state).ConfigureAwait(false);
        return true;
    });

    /// <summary>Lets the workers forget the run; those that do not hear of it do so by themselves after a while.</summary>
    public void End() => client.TryCall(run, grain => grain.End());
}
