namespace GpuEs;

/// <summary>A perceptron with one member's parameters, on the host.</summary>
internal readonly unsafe struct PerceptronActor<THead>(ForwardPass pass, float* parameters, float* scratch) : IActor
    where THead : struct, IHead
{
    public void Act<TView>(ref TView view)
        where TView : struct, IView
    {
        for (int index = 0; index < TView.ObservationSize; index++)
            scratch[index] = Observation.Scaled<TView>(view.Observe(index), index);
        var outputs = new HostMemory(pass.Run(parameters, scratch));
        ActionHead<THead>.Act(ref view, outputs, 0);
    }
}
