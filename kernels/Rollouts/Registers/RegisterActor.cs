namespace GpuEs;

/// <summary>A network with one member's parameters in registers.</summary>
internal readonly struct RegisterActor<TNetwork>(TNetwork network) : IActor
    where TNetwork : unmanaged, IRegisterNetwork<TNetwork>
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView => TNetwork.Act(network, ref view);
}
