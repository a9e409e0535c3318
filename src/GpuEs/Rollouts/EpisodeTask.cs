namespace GpuEs;

/// <summary>A policy in a world.</summary>
internal sealed class EpisodeTask<TWorld, TPolicy> : SearchTask
    where TWorld : unmanaged, IWorld<TWorld>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    private const int LargestScratch = 1 << 24;

    private readonly Policy? perceptron;
    private readonly SharedData? data;

    /// <param name="perceptron">What the policy is, where it is a perceptron; then the host runs it in vectors.</param>
    /// <param name="data">What all episodes share; null for environments that read none.</param>
    /// <exception cref="ArgumentException">
    /// The environment or the policy has sizes that cannot be, or the data is not what it reads.
    /// </exception>
    public EpisodeTask(Policy? perceptron = null, SharedData? data = null)
    {
        this.perceptron = perceptron;
        this.data = data;
        EnvironmentSizes.RequireWorld<TWorld>();
        DataNeed.Require(TWorld.Environment, TWorld.DataLength, data);
        if (perceptron is not null)
        {
            ParameterCount = perceptron.ParameterCount(
                TWorld.ObservationSize, ActionHead<TanhHead>.Outputs<TWorld>());
            return;
        }

        int parameters = TPolicy.ParameterCount<TWorld>(), scratch = TPolicy.ScratchSize<TWorld>();
        ParameterCount = Sizes.Parameters(parameters, Member(nameof(TPolicy.ParameterCount)), parameters);
        EvolutionStrategyOptions.Require(
            scratch is >= 1 and <= LargestScratch, Member(nameof(TPolicy.ScratchSize)), scratch, $"1 to {LargestScratch}");
    }

    public override Goal Goal => Goal.Maximise;

    public override int ParameterCount { get; }

    public override string ParametersFrom => perceptron switch
    {
        null => Member(nameof(TPolicy.ParameterCount)),
        { Hidden.Count: 0 } => $"{TWorld.Environment.Name}.ObservationSize",
        _ => "Hidden",
    };

    public override int StepLimit => TWorld.StepLimit;

    public override int WorkspaceSize => TWorld.WorkspaceSize;

    public override string? DeviceObstacle => TWorld.DeviceObstacle;

    public override float SolvedReturn => TWorld.SolvedReturn;

    public override SpacesRecord Spaces => SpacesRecord.Of<TWorld>();

    public override TaskDescription Description =>
        new(TWorld.Environment, perceptron, perceptron is null ? typeof(TPolicy) : null, null, data);

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            float deviation = TPolicy.InitialDeviation<TWorld>(parameter);
            if (!(deviation >= 0f && float.IsFinite(deviation)))
                EvolutionStrategyOptions.Require(false, Member($"InitialDeviation({parameter})"), deviation, "0 or more");
            mean[parameter] = Exact.Multiply(InitialRandom.Normal(seed, parameter), deviation);
        }
    }

    public override TrainedPolicy Trained(ReadOnlySpan<float> parameters) => perceptron is null
        ? TrainedPolicy.For<TWorld, TPolicy>(TWorld.Environment, parameters)
        : TrainedPolicy.For<TWorld>(TWorld.Environment, perceptron, parameters);

    public override DeviceEvaluation CreateOn(ComputeDevice device) =>
        new DeviceRollout(
            device.Load<RolloutArguments>(RolloutKernel<TWorld, TPolicy>.Play),
            device.Description.Kind == DeviceKind.Cpu
                ? device.Load<RolloutArguments>(RolloutKernel<TWorld, TPolicy>.PlayOnCpu)
                : null);

    public override DevicePopulation CreatePopulation<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options)
    {
        string? registers = RegisterPath.Obstacle<TWorld>(device, perceptron, options.Path);
        RequirePath(RolloutPath.Registers, options, registers);
        if (registers is null)
        {
            return CreateFromMemory(
                device, RegisterPath.Create<TWorld>(device, perceptron!), noise, options, "registers, a thread per episode");
        }

        string? obstacle = FusedPath.Obstacle<TWorld>(device, perceptron, options);
        RequirePath(RolloutPath.Fused, options, obstacle);
        return obstacle is null
            ? FusedPath.Create<TWorld, TNoise>(device, noise, perceptron!, options, data, registers)
            : CreatePortable(device, noise, options, obstacle);
    }

    public override HostEvaluation CreateOnHost() => perceptron switch
    {
        null => new HostRollout<TWorld, TPolicy>(OnHost),
        { Head: Head.Tanh } => new HostPerceptronRollout<TWorld, TanhHead>(perceptron, OnHost),
        _ => new HostPerceptronRollout<TWorld, ClippedHead>(perceptron, OnHost),
    };

    public override string? LaneObstacle(RolloutPath path, int membersEach) => TWorld.DataLength is null
        ? LanePath.Obstacle(TWorld.Environment, perceptron, ParameterCount, membersEach, path)
        : "the environment reads data";

    public override LaneEvaluation CreateLanesOnHost(int membersEach) => LanePath.Create(
        TWorld.Environment, perceptron!, ParameterCount, LanePath.Lanes(TWorld.Environment, ParameterCount, membersEach));

    public override unsafe EpisodeRecording Record(ReadOnlySpan<float> parameters, EpisodeRandom random)
    {
        float[] scratch = new float[TPolicy.ScratchSize<TWorld>()];
        var workspace = new ArrayWorkspace(new float[TWorld.WorkspaceSize]);
        fixed (float* parametersStart = parameters, scratchStart = scratch)
        {
            return EpisodeRecorder<TWorld>.Play(
                random, new PolicyActor<TPolicy, HostMemory>(new(parametersStart), new(scratchStart)),
                new Surroundings<HostData, ArrayWorkspace>(OnHost, workspace));
        }
    }

    private HostData OnHost => data?.OnHost ?? default;

    private static void RequirePath(RolloutPath path, EvolutionStrategyOptions options, string? obstacle) =>
        EvolutionStrategyOptions.Require(
            options.Path != path || obstacle is null, "Path", options.Path, $"Automatic or Portable here, since {obstacle}");

    private static string Member(string name) => $"{typeof(TPolicy).Name}.{name}";
}

/// <summary>Makes tasks of policies that are described by values.</summary>
internal static class EpisodeTask
{
    public static SearchTask Create<TEnvironment>(Policy policy, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Create(TEnvironment.World, policy, data);
    }

    public static SearchTask Create<TEnvironment, TPolicy>(SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
        where TPolicy : unmanaged, IPolicy<TPolicy> => Create(TEnvironment.World, typeof(TPolicy), data);

    public static SearchTask Create(Type world, Policy policy, SharedData? data) =>
        ClosedType.Create<SearchTask>(typeof(EpisodeTask<,>), [world, policy.Close()], policy, data);

    /// <exception cref="ArgumentException">The policy's type is none.</exception>
    public static SearchTask Create(Type world, Type ownPolicy, SharedData? data) =>
        ClosedType.Create<SearchTask>(typeof(EpisodeTask<,>), [world, ownPolicy], null, data);
}
