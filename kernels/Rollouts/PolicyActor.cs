namespace GpuEs;

/// <summary>A policy with its parameters and working memory.</summary>
internal readonly struct PolicyActor<TPolicy, TMemory>(TMemory parameters, TMemory scratch) : IActor
    where TPolicy : unmanaged, IPolicy<TPolicy>
    where TMemory : struct, IMemory
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView => TPolicy.Act(ref view, parameters, scratch);
}
