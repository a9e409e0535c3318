using ILGPU;

namespace GpuEs;

/// <summary>Hands an observation to the group instead of acting.</summary>
internal readonly struct FusedObserver<TNetwork>(ArrayView<Quad> row) : IActor
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView => TNetwork.Observe(view, row);
}
