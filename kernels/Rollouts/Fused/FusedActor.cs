namespace GpuEs;

/// <summary>What acts is a group of threads: the chains that it has left, of the member in a slot.</summary>
internal readonly struct FusedActor<TNetwork>(SharedOutput output, int slot) : IActor
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView => TNetwork.Act(ref view, new SummedOutputs(output, slot));
}
