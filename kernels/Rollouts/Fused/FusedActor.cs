namespace GpuEs;

/// <summary>What acts is a group of threads: the raw outputs that it has left.</summary>
internal readonly struct FusedActor<TNetwork>(DeviceMemory outputs) : IActor
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView => TNetwork.Act(ref view, outputs);
}
