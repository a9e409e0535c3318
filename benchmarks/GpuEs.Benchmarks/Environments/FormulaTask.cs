namespace GpuEs.Benchmarks;

/// <summary>
/// A task whose first mean is 0.1 sin(i + 1), which every peer can build. The peers' parameters lie input by input in
/// all layers, GpuEs' last layer neuron by neuron (<see cref="Policy"/>): its weights are put where they mean the same.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="lastInputs">Inputs of the last layer.</param>
/// <param name="outputs">Its neurons.</param>
internal sealed class FormulaTask(SearchTask task, int lastInputs, int outputs) : SearchTask
{
    public override string Name => task.Name;

    public override Goal Goal => task.Goal;

    public override int ParameterCount => task.ParameterCount;

    public override string ParametersFrom => task.ParametersFrom;

    public override int StepLimit => task.StepLimit;

    public override float SolvedReturn => task.SolvedReturn;

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
            mean[parameter] = Formula(parameter);
        int lastWeights = mean.Length - lastInputs * outputs;
        for (int weight = 0; weight < lastInputs * outputs; weight++)
        {
            int neuron = weight / lastInputs, input = weight % lastInputs;
            mean[lastWeights + weight] = Formula(lastWeights + input * outputs + neuron);
        }
    }

    public override DeviceEvaluation CreateOn(ComputeDevice device) => task.CreateOn(device);

    public override DevicePopulation CreatePopulation<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options) =>
        task.CreatePopulation(device, noise, options);

    public override HostEvaluation CreateOnHost() => task.CreateOnHost();

    public override string? LaneObstacle(RolloutPath path, int membersEach) => task.LaneObstacle(path, membersEach);

    public override LaneEvaluation CreateLanesOnHost(int membersEach) => task.CreateLanesOnHost(membersEach);

    private static float Formula(int parameter) => (float)(0.1 * Math.Sin(parameter + 1));
}
