namespace GpuEs;

/// <summary>An objective of some dimension.</summary>
internal sealed class ObjectiveTask<TObjective>(int dimension) : SearchTask
    where TObjective : unmanaged, IObjective<TObjective>
{
    public override string Name => BuiltInTasks.NameOf(typeof(TObjective));

    public override int? Dimension => dimension;

    public override Goal Goal => TObjective.Goal;

    public override int ParameterCount => dimension;

    public override int StepLimit => 0;

    public override float SolvedReturn => float.PositiveInfinity;

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            float uniform = InitialRandom.Uniform(seed, parameter);
            mean[parameter] = Exact.Multiply(TObjective.StartLimit, 2f * uniform - 1f);
        }
    }

    public override DeviceEvaluation CreateOn(ComputeDevice device) =>
        new DeviceObjective<TObjective>(device, dimension);

    public override HostEvaluation CreateOnHost() => new HostObjective<TObjective>(dimension);
}
