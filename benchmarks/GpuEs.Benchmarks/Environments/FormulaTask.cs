namespace GpuEs.Benchmarks;

/// <summary>A task whose first mean is 0.1 sin(i + 1), which every peer can build.</summary>
internal sealed class FormulaTask(SearchTask task) : SearchTask
{
    public override Goal Goal => task.Goal;

    public override int ParameterCount => task.ParameterCount;

    public override int StepLimit => task.StepLimit;

    public override float SolvedReturn => task.SolvedReturn;

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
            mean[parameter] = (float)(0.1 * Math.Sin(parameter + 1));
    }

    public override DeviceEvaluation CreateOn(ComputeDevice device) => task.CreateOn(device);

    public override DevicePopulation CreatePopulation<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options) =>
        task.CreatePopulation(device, noise, options);

    public override HostEvaluation CreateOnHost() => task.CreateOnHost();
}
