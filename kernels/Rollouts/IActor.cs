namespace GpuEs;

/// <summary>A policy with one member's parameters: what acts in an episode.</summary>
internal interface IActor
{
    /// <summary>Observes, and sets the action.</summary>
    void Act<TView>(ref TView view)
        where TView : struct, IView;
}
