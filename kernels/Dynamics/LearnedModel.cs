namespace GpuEs;

/// <summary>
/// A network as the model: the state is an observation, a step adds the predicted change to it. The task never ends, since
/// nothing predicts that.
/// </summary>
/// <param name="network">Predicts changes and rewards.</param>
/// <param name="scaling">Of its inputs and outputs.</param>
/// <param name="observation">[observation size] Where the model is; changed by <see cref="Step"/>.</param>
internal struct LearnedModel<TEnvironment, TNetwork, TMemory>(
    TNetwork network, Scaling<TEnvironment, TMemory> scaling, TMemory observation) : IPlanModel
    where TEnvironment : struct, ISizes
    where TNetwork : struct, INetwork
    where TMemory : struct, IMemory
{
    private TNetwork network = network;
    private TMemory observation = observation;

    public readonly bool IsTerminated => false;

    // The network's inputs take the action at once: actions are set before every step.
    public void Act(int index, float value)
    {
        if (TEnvironment.ActionChoices == 0)
        {
            SetInput(TEnvironment.ObservationSize + index, value);
            return;
        }

        for (int choice = 0; choice < TEnvironment.ActionChoices; choice++)
            SetInput(TEnvironment.ObservationSize + choice, choice == (int)value ? 1f : 0f);
    }

    public float Step()
    {
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            SetInput(index, observation[index]);
        int outputs = network.Run();
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            observation[index] += scaling.Output(index, network[outputs + index]);
        return scaling.Output(TEnvironment.ObservationSize, network[outputs + TEnvironment.ObservationSize]);
    }

    private void SetInput(int input, float value) => network[input] = scaling.Input(input, value);
}
