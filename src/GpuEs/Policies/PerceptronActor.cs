namespace GpuEs;

/// <summary>A perceptron with one member's parameters, on the host.</summary>
internal readonly unsafe struct PerceptronActor<THead>(ForwardPass pass, float* parameters, float* scratch) : IActor
    where THead : struct, IHead
{
    public void Act<TEnvironment>(ref TEnvironment environment)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            scratch[index] = Observation.Scaled(environment, index);
        var outputs = new HostMemory(pass.Run(parameters, scratch));
        ActionHead<TEnvironment, THead>.Act(ref environment, outputs, 0);
    }
}
