namespace GpuEs;

/// <summary>Parameters that predict transitions well: regression, as an objective.</summary>
internal sealed class PredictionTask<TEnvironment, TLayers, TActivation>(
    Policy network, PredictionSamples samples, int batchSize) : SearchTask
    where TEnvironment : unmanaged, ISizes
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
{
    public override string Name => $"prediction of {typeof(TEnvironment)}";

    public override Goal Goal => Goal.Minimise;

    public override int ParameterCount { get; } =
        network.ParameterCount(DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);

    public override string ParametersFrom => "Hidden";

    public override int StepLimit => 0;

    public override float SolvedReturn => float.PositiveInfinity;

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            float deviation = InitialSpread<TLayers>.Deviation(
                parameter, DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);
            mean[parameter] = Exact.Multiply(InitialRandom.Normal(seed, parameter), deviation);
        }
    }

    public override DeviceEvaluation CreateOn(ComputeDevice device) =>
        new DevicePrediction<TEnvironment, TLayers, TActivation>(device, samples, batchSize);

    public override HostEvaluation CreateOnHost() => new HostPrediction<TEnvironment>(network, samples, batchSize);
}

/// <summary>Makes tasks of networks that are described by values.</summary>
internal static class PredictionTask
{
    public static SearchTask Create<TEnvironment>(Policy network, PredictionSamples samples, int batchSize)
        where TEnvironment : unmanaged, ISizes
    {
        return ClosedType.Create<SearchTask>(
            typeof(PredictionTask<,,>), [typeof(TEnvironment), network.LayersType(), network.ActivationType], network,
            samples, batchSize);
    }
}
