namespace GpuEs;

/// <summary>A policy in an environment.</summary>
/// <param name="perceptron">What the policy is, where it is a perceptron; then the host runs it in vectors.</param>
internal sealed class EpisodeTask<TEnvironment, TPolicy>(Policy? perceptron = null) : SearchTask
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public override Goal Goal => Goal.Maximise;

    public override int ParameterCount => TPolicy.ParameterCount<TEnvironment>();

    public override int StepLimit => TEnvironment.StepLimit;

    public override float SolvedReturn => TEnvironment.SolvedReturn;

    public override TaskDescription Description =>
        new(typeof(TEnvironment), perceptron, perceptron is null ? typeof(TPolicy) : null, null);

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            float deviation = TPolicy.InitialDeviation<TEnvironment>(parameter);
            mean[parameter] = Exact.Multiply(InitialRandom.Normal(seed, parameter), deviation);
        }
    }

    public override TrainedPolicy Trained(ReadOnlySpan<float> parameters) => perceptron is null
        ? base.Trained(parameters)
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

    public override unsafe EpisodeRecording Record(ReadOnlySpan<float> parameters, EpisodeRandom random)
    {
        float[] scratch = new float[Math.Max(1, TPolicy.ScratchSize<TEnvironment>())];
        fixed (float* parametersStart = parameters, scratchStart = scratch)
        {
            return EpisodeRecorder.Play<TEnvironment, PolicyActor<TPolicy, HostMemory>>(
                random, new(new(parametersStart), new(scratchStart)));
        }
    }
}

/// <summary>Makes tasks of policies that are described by values.</summary>
internal static class EpisodeTask
{
    public static SearchTask Create<TEnvironment>(Policy policy)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        ArgumentNullException.ThrowIfNull(policy);
        Type closed = typeof(EpisodeTask<,>).MakeGenericType(typeof(TEnvironment), policy.Close());
        return (SearchTask)Activator.CreateInstance(closed, policy)!;
    }
}
