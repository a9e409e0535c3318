namespace GpuEs;

/// <summary>Perceptrons side by side that act in environments side by side.</summary>
internal sealed unsafe class LaneActor<TEnvironment, TLanes, T>
    where TEnvironment : struct, ISizes
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private readonly LanePerceptron<T> perceptron;
    private readonly Head head;

    public LaneActor(Policy policy)
    {
        int outputs = TEnvironment.ActionChoices == 0 ? TEnvironment.ActionSize : TEnvironment.ActionChoices;
        perceptron = new LanePerceptron<T>(policy, TEnvironment.ObservationSize, outputs);
        head = policy.Head;
    }

    /// <summary>Numbers of working memory, in each lane.</summary>
    public int ScratchLength => perceptron.ScratchLength;

    /// <summary>Where each of a member's parameters lies; see <see cref="LanePerceptron{T}.Places"/>.</summary>
    public ReadOnlySpan<int> Places => perceptron.Places;

    /// <summary>Observes the environments and sets their actions.</summary>
    public void Act(ref TLanes environment, T* parameters, T* scratch)
    {
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            scratch[index] = environment.Observe(index) * TEnvironment.ObservationScale(index);
        T* outputs = perceptron.Run(parameters, scratch);
        if (TEnvironment.ActionChoices != 0)
            environment.Act(0, FirstLargest(outputs, TEnvironment.ActionChoices));
        else
            ActOn(ref environment, outputs);
    }

    private void ActOn(ref TLanes environment, T* outputs)
    {
        T limit = TEnvironment.ActionLimit;
        for (int index = 0; index < TEnvironment.ActionSize; index++)
            environment.Act(index, head == Head.Tanh ? limit * T.Tanh(outputs[index]) : T.Clamp(outputs[index], -limit, limit));
    }

    private static T FirstLargest(T* outputs, int count)
    {
        T choice = 0f, largest = outputs[0];
        for (int index = 1; index < count; index++)
        {
            T isLarger = outputs[index] > largest;
            choice = T.Select(isLarger, index, choice);
            largest = T.Select(isLarger, outputs[index], largest);
        }

        return choice;
    }
}
