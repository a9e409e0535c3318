namespace GpuEs;

/// <summary>The first layer's inputs: an observation, scaled.</summary>
internal readonly struct ObservedInputs<TView>(TView view) : IInputs
    where TView : struct, IView
{
    public float Input(int index) => Observation.Scaled<TView>(view.Observe(index), index);
}
