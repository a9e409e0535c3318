namespace GpuEs;

/// <summary>A policy in an environment.</summary>
internal sealed class EpisodeTask<TEnvironment, TPolicy> : SearchTask
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    private const int LargestScratch = 1 << 24;

    private readonly Policy? perceptron;

    /// <param name="perceptron">What the policy is, where it is a perceptron; then the host runs it in vectors.</param>
    /// <exception cref="ArgumentException">The environment or the policy has sizes that cannot be.</exception>
    public EpisodeTask(Policy? perceptron = null)
    {
        this.perceptron = perceptron;
        EnvironmentSizes.Require<TEnvironment>();
        if (perceptron is not null)
        {
            ParameterCount = perceptron.ParameterCount(
                TEnvironment.ObservationSize, ActionHead<TEnvironment, TanhHead>.Outputs);
            return;
        }

        int parameters = TPolicy.ParameterCount<TEnvironment>(), scratch = TPolicy.ScratchSize<TEnvironment>();
        ParameterCount = Sizes.Parameters(parameters, Member(nameof(TPolicy.ParameterCount)), parameters);
        EvolutionStrategyOptions.Require(
            scratch is >= 1 and <= LargestScratch, Member(nameof(TPolicy.ScratchSize)), scratch, $"1 to {LargestScratch}");
    }

    public override Goal Goal => Goal.Maximise;

    public override int ParameterCount { get; }

    public override string ParametersFrom => perceptron switch
    {
        null => Member(nameof(TPolicy.ParameterCount)),
        { Hidden.Count: 0 } => $"{typeof(TEnvironment).Name}.ObservationSize",
        _ => "Hidden",
    };

    public override int StepLimit => TEnvironment.StepLimit;

    public override float SolvedReturn => TEnvironment.SolvedReturn;

    public override SpacesRecord Spaces => SpacesRecord.Of<TEnvironment>();

    public override TaskDescription Description =>
        new(typeof(TEnvironment), perceptron, perceptron is null ? typeof(TPolicy) : null, null);

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            float deviation = TPolicy.InitialDeviation<TEnvironment>(parameter);
            if (!(deviation >= 0f && float.IsFinite(deviation)))
                EvolutionStrategyOptions.Require(false, Member($"InitialDeviation({parameter})"), deviation, "0 or more");
            mean[parameter] = Exact.Multiply(InitialRandom.Normal(seed, parameter), deviation);
        }
    }

    public override TrainedPolicy Trained(ReadOnlySpan<float> parameters) => perceptron is null
        ? TrainedPolicy.For<TEnvironment, TPolicy>(parameters)
        : TrainedPolicy.For<TEnvironment>(perceptron, parameters);

    public override DeviceEvaluation CreateOn(ComputeDevice device) =>
        new DeviceRollout<TEnvironment, TPolicy>(device);

    public override DevicePopulation CreatePopulation<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options)
    {
        string? obstacle = FusedPath.Obstacle<TEnvironment>(device, perceptron, options);
        EvolutionStrategyOptions.Require(
            options.Path != RolloutPath.Fused || obstacle is null, "Path", options.Path,
            $"Automatic or Portable here, since {obstacle}");
        return obstacle is null
            ? FusedPath.Create<TEnvironment, TNoise>(device, noise, perceptron!, options)
            : CreatePortable(device, noise, options, obstacle);
    }

    public override HostEvaluation CreateOnHost() => perceptron switch
    {
        null => new HostRollout<TEnvironment, TPolicy>(),
        { Head: Head.Tanh } => new HostPerceptronRollout<TEnvironment, TanhHead>(perceptron),
        _ => new HostPerceptronRollout<TEnvironment, ClippedHead>(perceptron),
    };

    public override string? LaneObstacle(RolloutPath path) =>
        LanePath.Obstacle<TEnvironment>(perceptron, ParameterCount, path);

    public override LaneEvaluation CreateLanesOnHost() =>
        LanePath.Create<TEnvironment>(perceptron!, ParameterCount, LanePath.Widest);

    public override unsafe EpisodeRecording Record(ReadOnlySpan<float> parameters, EpisodeRandom random)
    {
        float[] scratch = new float[TPolicy.ScratchSize<TEnvironment>()];
        fixed (float* parametersStart = parameters, scratchStart = scratch)
        {
            return EpisodeRecorder.Play<TEnvironment, PolicyActor<TPolicy, HostMemory>>(
                random, new(new(parametersStart), new(scratchStart)));
        }
    }

    private static string Member(string name) => $"{typeof(TPolicy).Name}.{name}";
}

/// <summary>Makes tasks of policies that are described by values.</summary>
internal static class EpisodeTask
{
    public static SearchTask Create<TEnvironment>(Policy policy)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        ArgumentNullException.ThrowIfNull(policy);
        return ClosedType.Create<SearchTask>(typeof(EpisodeTask<,>), [typeof(TEnvironment), policy.Close()], policy);
    }
}
