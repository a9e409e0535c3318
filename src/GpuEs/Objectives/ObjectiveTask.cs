namespace GpuEs;

/// <summary>An objective of some dimension.</summary>
internal sealed class ObjectiveTask<TObjective> : SearchTask
    where TObjective : unmanaged, IObjective<TObjective>
{
    private readonly int dimension;

    /// <exception cref="ArgumentException">The dimension, or what the objective says of itself, is outside its range.</exception>
    public ObjectiveTask(int dimension)
    {
        this.dimension = dimension;
        EvolutionStrategyOptions.Require(
            dimension is >= 1 and <= Sizes.MostParameters, "Dimension", dimension, $"1 to {Sizes.MostParameters}");
        EvolutionStrategyOptions.Require(
            TObjective.StartLimit >= 0f && float.IsFinite(TObjective.StartLimit), $"{typeof(TObjective).Name}.StartLimit",
            TObjective.StartLimit, "0 or more");
        RequireGoal($"{typeof(TObjective).Name}.Goal", TObjective.Goal);
    }

    public override Goal Goal => TObjective.Goal;

    public override int ParameterCount => dimension;

    public override string ParametersFrom => "Dimension";

    public override int StepLimit => 0;

    public override float SolvedReturn => float.PositiveInfinity;

    public override TaskDescription Description => new(typeof(TObjective), null, null, dimension);

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
