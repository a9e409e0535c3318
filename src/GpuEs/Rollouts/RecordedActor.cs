namespace GpuEs;

/// <summary>An actor whose actions are written down.</summary>
/// <param name="actor">Acts.</param>
/// <param name="action">[A] Where its action is written.</param>
internal readonly unsafe struct RecordedActor<TActor>(TActor actor, float* action) : IActor
    where TActor : struct, IActor
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView
    {
        var recorded = new RecordedView<TView>(view, action);
        actor.Act(ref recorded);
        view = recorded.View;
    }
}
