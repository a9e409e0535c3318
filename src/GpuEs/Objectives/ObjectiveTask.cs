namespace GpuEs;

/// <summary>An objective of some dimension.</summary>
internal sealed class ObjectiveTask<TObjective> : SearchTask
    where TObjective : unmanaged, IDataObjective<TObjective>
{
    private readonly Type subject;
    private readonly int dimension;
    private readonly SharedData? data;

    /// <param name="subject">What it is to its users: another type than TObjective where it reads no data.</param>
    /// <param name="dimension">P.</param>
    /// <param name="data">What all members share.</param>
    /// <exception cref="ArgumentException">
    /// The dimension, the data, or what the objective says of itself is outside its range.
    /// </exception>
    public ObjectiveTask(Type subject, int dimension, SharedData? data)
    {
        this.subject = subject;
        this.dimension = dimension;
        this.data = data;
        EvolutionStrategyOptions.Require(
            dimension is >= 1 and <= Sizes.MostParameters, "Dimension", dimension, $"1 to {Sizes.MostParameters}");
        EvolutionStrategyOptions.Require(
            TObjective.StartLimit >= 0f && float.IsFinite(TObjective.StartLimit), $"{subject.Name}.StartLimit",
            TObjective.StartLimit, "0 or more");
        RequireGoal($"{subject.Name}.Goal", TObjective.Goal);
        DataNeed.Require(subject, subject == typeof(TObjective) ? TObjective.DataLength : null, data);
    }

    public override Goal Goal => TObjective.Goal;

    public override int ParameterCount => dimension;

    public override string ParametersFrom => "Dimension";

    public override int StepLimit => 0;

    public override float SolvedReturn => float.PositiveInfinity;

    public override TaskDescription Description => new(subject, null, null, dimension, data);

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

    public override HostEvaluation CreateOnHost() =>
        new HostObjective<TObjective>(dimension, data?.OnHost ?? default);
}

/// <summary>Makes tasks of objectives.</summary>
internal static class ObjectiveTask
{
    public static SearchTask Create<TObjective>(int dimension, SharedData? data = null)
        where TObjective : unmanaged, IOptimisable => Create(typeof(TObjective), TObjective.Evaluated, dimension, data);

    /// <exception cref="ArgumentException">The type is no objective.</exception>
    public static SearchTask Create(Type objective, int dimension, SharedData? data) =>
        Create(objective, EvaluatedObjective.Of(objective), dimension, data);

    private static SearchTask Create(Type objective, Type evaluated, int dimension, SharedData? data) =>
        ClosedType.Create<SearchTask>(typeof(ObjectiveTask<>), [evaluated], objective, dimension, data);
}
