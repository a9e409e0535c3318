namespace GpuEs;

/// <summary>A view that writes down the actions that reach it; else as it is.</summary>
/// <param name="view">What is seen.</param>
/// <param name="action">[A] Where the coming step's action is written.</param>
internal unsafe struct RecordedView<TView>(TView view, float* action) : IView, ISizesOf<TView>
    where TView : struct, IView
{
    private TView view = view;

    /// <summary>The view, acted upon.</summary>
    public readonly TView View => view;

    public readonly float Observe(int index) => view.Observe(index);

    public void Act(int index, float value)
    {
        action[index] = value;
        view.Act(index, value);
    }
}
