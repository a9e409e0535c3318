namespace GpuEs;

/// <summary>
/// A network as the model: the state is an observation, [observation size], a step adds the predicted change to it. The task never ends, since
/// nothing predicts that.
/// </summary>
/// <param name="network">Predicts changes and rewards.</param>
/// <param name="scaling">Of its inputs and outputs.</param>
internal struct LearnedModel<TEnvironment, TNetwork, TMemory>(
    TNetwork network, Scaling<TEnvironment, TMemory> scaling) : IPlanModel<TMemory>
    where TEnvironment : struct, ISizes
    where TNetwork : struct, INetwork
    where TMemory : struct, IMemory
{
    private TNetwork network = network;

    public readonly bool IsTerminated(ref TMemory state) => false;

    // The network's inputs take the action at once: actions are set before every step.
    public void Act(ref TMemory state, int index, float value)
    {
        if (TEnvironment.ActionChoices == 0)
        {
            SetInput(TEnvironment.ObservationSize + index, value);
            return;
        }

        for (int choice = 0; choice < TEnvironment.ActionChoices; choice++)
            SetInput(TEnvironment.ObservationSize + choice, choice == (int)value ? 1f : 0f);
    }

    public float Step(ref TMemory state)
    {
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            SetInput(index, state[index]);
        int outputs = network.Run();
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            state[index] += scaling.Output(index, network[outputs + index]);
        return scaling.Output(TEnvironment.ObservationSize, network[outputs + TEnvironment.ObservationSize]);
    }

    private void SetInput(int input, float value) => network[input] = scaling.Input(input, value);
}
