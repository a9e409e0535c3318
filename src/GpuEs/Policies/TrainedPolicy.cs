namespace GpuEs;

/// <summary>
/// A policy with its parameters: observation in, action out, on one core and without an accelerator. The actions are to
/// the bit those of training and evaluation on any device. Nothing is allocated, and any threads may call at once.
/// </summary>
public sealed unsafe class TrainedPolicy
{
    // Of a thread's stack, which has a megabyte or more; a policy of widest layers needs half of it.
    private const int LongestScratchOnStack = 16 << 10;

    private readonly HostPerceptron? perceptron;
    private readonly OwnPolicy? own;
    private readonly int parameterCount;
    private readonly Memory<float> pinnedParameters;
    private readonly float[] observationScales;

    private TrainedPolicy(
        string environment, Policy? policy, OwnPolicy? own, SpacesRecord spaces, ReadOnlySpan<float> parameters)
    {
        Environment = environment;
        Policy = policy;
        ActionSize = spaces.ActionSize;
        ActionChoices = spaces.ActionChoices;
        ActionLimit = spaces.ActionLimit;
        observationScales = spaces.ObservationScales;
        this.own = own;
        perceptron = policy is null ? null : new HostPerceptron(policy, ObservationSize, Outputs);
        int count = parameterCount = own?.ParameterCount ?? perceptron!.ParameterCount;
        EvolutionStrategyOptions.Require(
            parameters.Length == count, "parameters' length", parameters.Length, $"{count}, which {environment} needs");
        foreach (float parameter in parameters)
            EvolutionStrategyOptions.Require(float.IsFinite(parameter), "parameter", parameter, "finite numbers");
        pinnedParameters = HostLines.Allocate(1, count + HostLines.Padding);
        parameters.CopyTo(pinnedParameters.Span);
    }

    /// <summary>The built-in environment's name, <c>cartpole</c> for one, or the full name of one's own type.</summary>
    public string Environment { get; }

    /// <summary>Layers, activation and head; null for a policy of one's own.</summary>
    public Policy? Policy { get; }

    /// <summary>Components of an observation, at least 1.</summary>
    public int ObservationSize => observationScales.Length;

    /// <summary>Components of an action, at least 1; exactly 1 where actions are choices.</summary>
    public int ActionSize { get; }

    /// <summary>0 for continuous actions; k for a choice among k actions 0 .. k - 1.</summary>
    public int ActionChoices { get; }

    /// <summary>Largest magnitude of each component of a continuous action, in the environment's units.</summary>
    public float ActionLimit { get; }

    /// <summary>Raw outputs of the last layer: an action's components, or a score for each choice.</summary>
    internal int Outputs => ActionChoices == 0 ? ActionSize : ActionChoices;

    /// <summary>[O] What observations are multiplied by before the first layer.</summary>
    internal ReadOnlySpan<float> ObservationScales => observationScales;

    /// <summary>[P] In the order that <see cref="GpuEs.Policy"/> tells.</summary>
    internal ReadOnlySpan<float> Parameters => pinnedParameters.Span[..parameterCount];

    /// <summary>The type's name of a policy of one's own; null for a built-in one.</summary>
    internal string? OwnPolicy => own?.Name;

    /// <summary>A built-in policy with parameters from a search: <see cref="EvolutionStrategy.Mean"/>, for one.</summary>
    /// <typeparam name="TEnvironment">The environment that it acts in.</typeparam>
    /// <param name="policy">Layers, activation and head.</param>
    /// <param name="parameters">[P]; copied.</param>
    /// <exception cref="ArgumentException">
    /// There are not P parameters, one is not finite, or the environment has sizes that cannot be.
    /// </exception>
    public static TrainedPolicy For<TEnvironment>(Policy policy, ReadOnlySpan<float> parameters)
        where TEnvironment : unmanaged, ISizes => For<TEnvironment>(typeof(TEnvironment), policy, parameters);

    /// <summary>The same in an environment that has another's sizes.</summary>
    internal static TrainedPolicy For<TSizes>(Type environment, Policy policy, ReadOnlySpan<float> parameters)
        where TSizes : struct, ISizes
    {
        ArgumentNullException.ThrowIfNull(policy);
        EnvironmentSizes.Require<TSizes>(environment);
        return Of(BuiltInTasks.NameOf(environment), policy, SpacesRecord.Of<TSizes>(), parameters);
    }

    /// <summary>A policy of one's own with parameters from a search: its code plays, as in training.</summary>
    /// <typeparam name="TEnvironment">The environment that it acts in; only its sizes are used.</typeparam>
    /// <typeparam name="TPolicy">The policy.</typeparam>
    /// <param name="parameters">[P]; copied.</param>
    /// <exception cref="ArgumentException">There are not P parameters, or one is not finite.</exception>
    public static TrainedPolicy For<TEnvironment, TPolicy>(ReadOnlySpan<float> parameters)
        where TEnvironment : unmanaged, ISizes
        where TPolicy : unmanaged, IPolicy<TPolicy> =>
        For<TEnvironment, TPolicy>(typeof(TEnvironment), parameters);

    /// <summary>The same in an environment that has another's sizes.</summary>
    internal static TrainedPolicy For<TSizes, TPolicy>(Type environment, ReadOnlySpan<float> parameters)
        where TSizes : struct, ISizes
        where TPolicy : unmanaged, IPolicy<TPolicy>
    {
        EnvironmentSizes.Require<TSizes>(environment);
        return new(
            BuiltInTasks.NameOf(environment), null, new OwnPolicy<TSizes, TPolicy>(), SpacesRecord.Of<TSizes>(),
            parameters);
    }

    /// <summary>A built-in policy in an environment of which there are only the sizes.</summary>
    /// <exception cref="ArgumentException">There are not P parameters, or one is not finite.</exception>
    internal static TrainedPolicy Of(
        string environment, Policy policy, SpacesRecord spaces, ReadOnlySpan<float> parameters) =>
        new(environment, policy, null, spaces, parameters);

    /// <summary>The action for an observation.</summary>
    /// <param name="observation">[ObservationSize] In the environment's own units; scales are applied here.</param>
    /// <param name="action">
    /// [ActionSize] Out: components in [-ActionLimit, ActionLimit], or the choice as a whole number, 0 to ActionChoices - 1.
    /// </param>
    /// <exception cref="ArgumentException">A length is off.</exception>
    public void Act(ReadOnlySpan<float> observation, Span<float> action)
    {
        RequireLength(action.Length, ActionSize, "action");
        if (own is not null)
        {
            RequireLength(observation.Length, ObservationSize, "observation");
            own.Act(HostLines.AddressOf(pinnedParameters.Span), observation, action);
            return;
        }

        if (ActionChoices != 0)
        {
            action[0] = Choose(observation);
            return;
        }

        Score(observation, action);
        foreach (ref float component in action)
        {
            component = Policy!.Head == Head.Tanh
                ? TanhHead.Apply(component, ActionLimit)
                : ClippedHead.Apply(component, ActionLimit);
        }
    }

    /// <summary>The choice for an observation: the first of the largest scores.</summary>
    /// <param name="observation">[ObservationSize] In the environment's own units; scales are applied here.</param>
    /// <returns>0 to ActionChoices - 1.</returns>
    /// <exception cref="ArgumentException">The length is off.</exception>
    /// <exception cref="InvalidOperationException">Actions are continuous: call <see cref="Act"/>.</exception>
    public int Choose(ReadOnlySpan<float> observation)
    {
        if (ActionChoices == 0)
            throw new InvalidOperationException($"actions of {Environment} are continuous: call Act in place of Choose");
        if (own is not null)
        {
            float chosen = 0;
            Act(observation, new Span<float>(ref chosen));
            return (int)chosen;
        }

        Span<float> scores = ActionChoices <= LongestScratchOnStack
            ? stackalloc float[ActionChoices]
            : new float[ActionChoices];
        Score(observation, scores);
        int choice = 0;
        for (int index = 1; index < scores.Length; index++)
            choice = scores[index] > scores[choice] ? index : choice;
        return choice;
    }

    /// <summary>Writes the policy as an ONNX model, to run where there is no .NET.</summary>
    /// <remarks>
    /// Input <c>observation</c> [batch, ObservationSize] float, in the environment's own units. Output <c>action</c>:
    /// [batch, ActionSize] float in [-ActionLimit, ActionLimit]; or, for choices, [batch, 1] int64, with their
    /// <c>scores</c> [batch, ActionChoices] float beside. Actions agree with <see cref="Act"/> to about 1e-6 of their
    /// limit, since a runtime has a tanh and an order of sums of its own.
    /// </remarks>
    /// <param name="destination">Where to; stays open.</param>
    /// <exception cref="InvalidOperationException">It is a policy of one's own, which is code.</exception>
    public void WriteOnnx(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        OnnxModel.Of(this).WriteTo(destination);
    }

    /// <summary>The raw outputs for an observation.</summary>
    internal void Score(ReadOnlySpan<float> observation, Span<float> scores)
    {
        RequireLength(observation.Length, ObservationSize, "observation");
        int length = perceptron!.ScratchLength + HostLines.Padding;
        Span<float> scratch = length <= LongestScratchOnStack ? stackalloc float[length] : new float[length];
        for (int index = 0; index < observation.Length; index++)
            scratch[index] = Exact.Multiply(observation[index], observationScales[index]);
        fixed (float* scratchStart = scratch)
        fixed (int* widths = perceptron.Widths)
        {
            float* outputs = perceptron.ForwardPass(widths).Run(HostLines.AddressOf(pinnedParameters.Span), scratchStart);
            new ReadOnlySpan<float>(outputs, Outputs).CopyTo(scores);
        }
    }

    // The sentence is made only where it is needed: making it allocates.
    private static void RequireLength(int length, int expected, string name)
    {
        if (length != expected)
            EvolutionStrategyOptions.Require(false, $"{name}'s length", length, $"{expected}, the {name}'s components");
    }
}
