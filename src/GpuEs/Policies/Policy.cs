namespace GpuEs;

/// <summary>
/// Which policy: a linear map or a multilayer perceptron. Becomes a type whose sizes are constants when kernels are
/// compiled. Parameters, layer by layer: the biases, then in a hidden layer for
/// each input the weights to all neurons, in the last for each neuron the weights from all inputs.
/// </summary>
public sealed record Policy
{
    private const int WidestLayer = 4096;

    // Layers are nested types, and kernels are compiled through all of them; deeper ones, without short cuts between
    // layers, do not learn.
    private const int MostLayers = 64;

    private Policy(IReadOnlyList<int> hidden, Activation activation, Head head)
    {
        EvolutionStrategyOptions.Require(
            Enum.IsDefined(activation), "Activation", activation, string.Join(", ", Enum.GetNames<Activation>()));
        EvolutionStrategyOptions.Require(Enum.IsDefined(head), "Head", head, string.Join(", ", Enum.GetNames<Head>()));
        EvolutionStrategyOptions.Require(
            hidden.Count <= MostLayers, "Hidden", $"with {hidden.Count} layers", $"at most {MostLayers} layers");
        foreach (int width in hidden)
            EvolutionStrategyOptions.Require(width is >= 1 and <= WidestLayer, "Hidden", width, $"widths 1 to {WidestLayer}");
        Hidden = [.. hidden];
        Activation = activation;
        Head = head;
    }

    /// <summary>Widths of the hidden layers; empty for the linear policy.</summary>
    public IReadOnlyList<int> Hidden { get; }

    /// <summary>The hidden layers' activation.</summary>
    public Activation Activation { get; }

    /// <summary>The head for continuous actions.</summary>
    public Head Head { get; }

    /// <summary>Outputs = weights * observation + biases, then the head.</summary>
    /// <param name="head">The head for continuous actions.</param>
    public static Policy Linear(Head head = Head.Tanh) => new([], Activation.Identity, head);

    /// <summary>A multilayer perceptron.</summary>
    /// <param name="hidden">Widths of the hidden layers, each 1 to 4096; 1 to 64 of them.</param>
    /// <param name="activation">Their activation.</param>
    /// <param name="head">The head for continuous actions.</param>
    /// <exception cref="ArgumentException">No layer or too many, or a width outside its range.</exception>
    public static Policy Mlp(
        IReadOnlyList<int> hidden, Activation activation = Activation.Tanh, Head head = Head.Tanh)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        EvolutionStrategyOptions.Require(hidden.Count > 0, "Hidden", "without layers", "at least one width");
        return new(hidden, activation, head);
    }

    /// <summary>
    /// Reads what a run learned: options.json and policy.f32 of its folder. No device is opened, and no environment is
    /// needed: the folder says what the policy sees.
    /// </summary>
    /// <param name="folder">The run's folder, as <c>gpues train --output</c> writes it.</param>
    /// <param name="best">Whether the best mean of the run's evaluations is meant, in place of the last.</param>
    /// <exception cref="InvalidDataException">
    /// The folder holds no run with a built-in policy, or something in it is missing or damaged, or it is of format 2 and of
    /// an environment of one's own; the message says what.
    /// </exception>
    public static TrainedPolicy Load(string folder, bool best = false) => StoredPolicy.Load(folder, best);

    /// <summary>Reads what a run in an environment of one's own learned.</summary>
    /// <typeparam name="TEnvironment">The environment that the run was in.</typeparam>
    /// <param name="folder">The run's folder.</param>
    /// <param name="best">Whether the best mean of the run's evaluations is meant, in place of the last.</param>
    /// <exception cref="InvalidDataException">
    /// The folder holds no run in that environment, or something in it is missing or damaged; the message says what.
    /// </exception>
    public static TrainedPolicy Load<TEnvironment>(string folder, bool best = false)
        where TEnvironment : unmanaged, ISizes => StoredPolicy.Load<TEnvironment>(folder, best);

    /// <summary>Reads what a run with a policy of one's own learned.</summary>
    /// <typeparam name="TEnvironment">The environment that the run was in; only its sizes are used.</typeparam>
    /// <typeparam name="TPolicy">The policy.</typeparam>
    /// <param name="folder">The run's folder.</param>
    /// <param name="best">Whether the best mean of the run's evaluations is meant, in place of the last.</param>
    /// <exception cref="InvalidDataException">
    /// The folder holds no run of that policy in that environment, or something in it is missing or damaged; the message
    /// says what.
    /// </exception>
    public static TrainedPolicy Load<TEnvironment, TPolicy>(string folder, bool best = false)
        where TEnvironment : unmanaged, ISizes
        where TPolicy : unmanaged, IPolicy<TPolicy> => StoredPolicy.Load<TEnvironment, TPolicy>(folder, best);

    /// <summary>A perceptron that is no policy, with any number of hidden layers; its head means nothing.</summary>
    /// <exception cref="ArgumentException">A width or the activation is outside its range.</exception>
    internal static Policy Network(IReadOnlyList<int> hidden, Activation activation) => new(hidden, activation, Head.Tanh);

    internal Type ActivationType => Activation switch
    {
        Activation.Tanh => typeof(TanhActivation),
        Activation.Relu => typeof(ReluActivation),
        _ => typeof(IdentityActivation),
    };

    internal Type HeadType => Head == Head.Tanh ? typeof(TanhHead) : typeof(ClippedHead);

    /// <summary>The number of parameters P.</summary>
    /// <exception cref="ArgumentException">There would be too many.</exception>
    internal int ParameterCount(int inputs, int outputs)
    {
        long count = 0;
        int before = inputs;
        foreach (int neurons in Hidden.Append(outputs))
        {
            count += neurons * (before + 1L);
            before = neurons;
        }

        return Hidden.Count > 0
            ? Sizes.Parameters(count, "Hidden", string.Join(',', Hidden))
            : Sizes.Parameters(count, "ObservationSize", $"{inputs} with {outputs} outputs");
    }

    /// <summary>The policy as a type: a <see cref="Perceptron{TLayers, TActivation, THead}"/>.</summary>
    internal Type Close() => typeof(Perceptron<,,>).MakeGenericType(LayersType(), ActivationType, HeadType);

    /// <summary>The layers as a type: an <see cref="ILayers"/>.</summary>
    internal Type LayersType()
    {
        Type layers = typeof(Output);
        for (int layer = Hidden.Count - 1; layer >= 0; layer--)
            layers = typeof(Hidden<,>).MakeGenericType(WidthType(Hidden[layer]), layers);
        return layers;
    }

    /// <summary>A width as a type.</summary>
    internal static Type WidthType(int width)
    {
        Type[] digits =
        [
            typeof(Digit0), typeof(Digit1), typeof(Digit2), typeof(Digit3),
            typeof(Digit4), typeof(Digit5), typeof(Digit6), typeof(Digit7),
        ];
        Type digit = digits[width % digits.Length];
        return width < digits.Length
            ? digit
            : typeof(Width<,>).MakeGenericType(WidthType(width / digits.Length), digit);
    }
}
