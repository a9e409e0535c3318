namespace GpuEs;

/// <summary>
/// Learned dynamics: an ensemble of perceptrons that predict, from an observation and an action, the observation's change
/// and the reward (the deterministic ensemble of Chua et al., "Deep Reinforcement Learning in a Handful of Trials using
/// Probabilistic Dynamics Models", 2018). Ends of episodes are not predicted: where the reward is only for lasting on, as in
/// CartPole, there is nothing to plan by. Immutable.
/// </summary>
/// <typeparam name="TEnvironment">Gives the sizes and the action limit; its dynamics are not used.</typeparam>
public sealed class DynamicsModel<TEnvironment>
    where TEnvironment : unmanaged, ISizes
{
    private const int LargestEnsemble = 1024;

    private readonly float[] parameters;

    /// <param name="parameters">
    /// [B x P] One member after the other; B is 1 to 1024. A member's, layer by layer: the biases, then in a hidden layer
    /// for each input the weights to all neurons, in the last for each neuron the weights from all inputs.
    /// </param>
    /// <param name="hidden">Widths of the hidden layers, each 1 to 4096, up to 64; empty for a linear model.</param>
    /// <param name="scaling">Of inputs and outputs; says what they are.</param>
    /// <param name="activation">The hidden layers' activation.</param>
    /// <exception cref="ArgumentException">A length or a width does not fit, or a number is not finite.</exception>
    public DynamicsModel(
        ReadOnlySpan<float> parameters, IReadOnlyList<int> hidden, DynamicsScaling scaling,
        Activation activation = Activation.Tanh)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(scaling);
        EnvironmentSizes.Require<TEnvironment>();
        Network = Policy.Network(hidden, activation);
        int inputs = DynamicsSizes<TEnvironment>.Inputs, outputs = DynamicsSizes<TEnvironment>.Outputs;
        ParameterCount = new HostPerceptron(Network, inputs, outputs).ParameterCount;
        int members = parameters.Length / ParameterCount;
        EvolutionStrategyOptions.Require(
            members is >= 1 and <= LargestEnsemble && parameters.Length == members * ParameterCount,
            "parameters' length", parameters.Length,
            $"1 to {LargestEnsemble} times {ParameterCount}, a member's parameters");
        EvolutionStrategyOptions.Require(
            parameters.Length <= Sizes.MostElements, "parameters' length", parameters.Length, $"at most {Sizes.MostElements}");
        foreach (float parameter in parameters)
            EvolutionStrategyOptions.Require(float.IsFinite(parameter), "parameters", parameter, "finite numbers");
        scaling.Validate(inputs, outputs);
        this.parameters = parameters.ToArray();
        Scaling = scaling.Copy();
    }

    /// <summary>Widths of the hidden layers.</summary>
    public IReadOnlyList<int> Hidden => Network.Hidden;

    /// <summary>The hidden layers' activation.</summary>
    public Activation Activation => Network.Activation;

    /// <summary>Of inputs and outputs.</summary>
    public DynamicsScaling Scaling { get; }

    /// <summary>Members B.</summary>
    public int Ensemble => parameters.Length / ParameterCount;

    /// <summary>Parameters P of a member.</summary>
    public int ParameterCount { get; }

    /// <summary>[B x P].</summary>
    public ReadOnlySpan<float> Parameters => parameters;

    internal Policy Network { get; }

    /// <summary>
    /// The prediction error: the mean over members, transitions and outputs of the squared difference in scaled outputs.
    /// Where the scaling standardises the outputs, 1 is what predicting their average has.
    /// </summary>
    /// <param name="transitions">At least one; best others than those the model was fitted to.</param>
    /// <exception cref="ArgumentException">There are no transitions.</exception>
    public float Error(Transitions<TEnvironment> transitions)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        using PredictionSamples samples = transitions.Samples(Scaling);
        var evaluation = new HostPrediction<TEnvironment>(Network, samples, samples.Count);
        var buffers = new HostBuffers(1, ParameterCount, evaluation);
        double sum = 0;
        for (int member = 0; member < Ensemble; member++)
        {
            parameters.AsSpan(member * ParameterCount, ParameterCount).CopyTo(buffers.ParametersOf(0));
            sum += evaluation.Error(buffers, 0, new Minibatch(0, samples.Count, samples.Count));
        }

        return (float)(sum / Ensemble);
    }

    /// <summary>Saves the model to a file; an existing one is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written; what stood there before is as it was.</exception>
    public void Save(string path) =>
        new DynamicsFile(DynamicsContent.Model, [(int)Activation, .. Hidden], [.. Scaling.Numbers(), .. parameters])
            .Write<TEnvironment>(path);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">
    /// It is not there, damaged, or of another environment; the message names it and says which.
    /// </exception>
    public static DynamicsModel<TEnvironment> Load(string path)
    {
        DynamicsFile file = DynamicsFile.Read<TEnvironment>(path, DynamicsContent.Model);
        int inputs = DynamicsSizes<TEnvironment>.Inputs, outputs = DynamicsSizes<TEnvironment>.Outputs;
        try
        {
            EvolutionStrategyOptions.Require(
                file.Head.Length > 0 && file.Values.Length > 2 * (inputs + outputs), "length", file.Values.Length, "a model's");
            return new(
                file.Values.AsSpan(2 * (inputs + outputs)), file.Head[1..],
                DynamicsScaling.Of(file.Values, inputs, outputs), (Activation)file.Head[0]);
        }
        catch (ArgumentException exception)
        {
            throw DynamicsFile.Refused(path, DynamicsContent.Model, exception);
        }
    }
}

/// <summary>Makes learned dynamics.</summary>
public static class DynamicsModel
{
    /// <summary>
    /// Fits a model to recorded transitions by evolution strategies: the prediction error is what is minimised, each member's
    /// from its own seed. Equal seeds give equal bits on any device.
    /// </summary>
    /// <param name="device">Where it is fitted.</param>
    /// <param name="transitions">What was observed.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of each generation of each member, in turn; fitness is a minibatch's error.</param>
    /// <param name="cancellationToken">Ends the fit after the generation under way.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or there are no transitions.</exception>
    public static DynamicsModel<TEnvironment> Fit<TEnvironment>(
        ComputeDevice device, Transitions<TEnvironment> transitions, DynamicsFitOptions options,
        IProgress<GenerationReport>? progress = null, CancellationToken cancellationToken = default)
        where TEnvironment : unmanaged, ISizes
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(transitions);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Hidden, nameof(options.Hidden));
        Policy network = Policy.Network(options.Hidden, options.Activation);
        options.Validate(
            network.ParameterCount(DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs),
            DynamicsSizes<TEnvironment>.Outputs);
        DynamicsScaling scaling = transitions.Scaling();
        using PredictionSamples samples = transitions.Samples(scaling, shuffleSeed: options.Search.Seed);
        SearchTask task = PredictionTask.Create<TEnvironment>(network, samples, options.BatchSize);

        SearchMemory.Of([device], task, options.Search, options.Ensemble).Require();
        var strategies = new List<EvolutionStrategy>();
        try
        {
            for (int member = 0; member < options.Ensemble; member++)
            {
                ulong seed = options.Search.Seed + (ulong)member;
                strategies.Add(EvolutionStrategy.For(device, task, options.Search with { Seed = seed }));
            }

            // In turn, so that an early end leaves no member behind the others.
            for (int generation = 0; generation < options.Generations; generation++)
            {
                if (cancellationToken.IsCancellationRequested)
                    break;
                foreach (EvolutionStrategy strategy in strategies)
                {
                    GenerationReport report = strategy.Step();
                    progress?.Report(report);
                }
            }

            float[] parameters = [.. strategies.SelectMany(strategy => strategy.Mean)];
            return new(parameters, options.Hidden, scaling, options.Activation);
        }
        finally
        {
            strategies.ForEach(strategy => strategy.Dispose());
        }
    }
}
