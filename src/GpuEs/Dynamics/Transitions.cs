namespace GpuEs;

/// <summary>What was observed of an environment, step by step: the data that learned dynamics are fitted to.</summary>
/// <typeparam name="TEnvironment">Gives the sizes; the steps may come from elsewhere.</typeparam>
public sealed class Transitions<TEnvironment>
    where TEnvironment : unmanaged, ISizes
{
    // A step: inputs without scaling, then outputs.
    private readonly List<float> steps = [];

    /// <summary>Without steps.</summary>
    /// <exception cref="ArgumentException">The environment has sizes that cannot be.</exception>
    public Transitions() => EnvironmentSizes.Require<TEnvironment>();

    /// <summary>Steps held.</summary>
    public int Count => steps.Count / DynamicsSizes<TEnvironment>.SampleLength;

    internal static int MostSteps =>
        Math.Min(Minibatch.MostSamples, Array.MaxLength / 2 / DynamicsSizes<TEnvironment>.SampleLength);

    /// <summary>Adds a step.</summary>
    /// <param name="observation">[observation size] Before the step.</param>
    /// <param name="action">[action size] As <see cref="IView.Act"/> takes it.</param>
    /// <param name="nextObservation">[observation size] After the step.</param>
    /// <param name="reward">The step's.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, a number is not finite, the choice is none, or there are 2^24 steps.
    /// </exception>
    public void Add(
        ReadOnlySpan<float> observation, ReadOnlySpan<float> action, ReadOnlySpan<float> nextObservation, float reward)
    {
        Require(observation, "observation", TEnvironment.ObservationSize);
        Require(action, "action", TEnvironment.ActionSize);
        Require(nextObservation, "nextObservation", TEnvironment.ObservationSize);
        Require([reward], "reward", 1);
        EvolutionStrategyOptions.Require(Count < MostSteps, "Count", Count + 1L, $"at most {MostSteps} transitions");
        int choices = TEnvironment.ActionChoices;
        bool isAction = choices == 0 || (action[0] >= 0f && action[0] < choices && float.IsInteger(action[0]));
        EvolutionStrategyOptions.Require(isAction, "action", action[0], $"whole numbers from 0 to {choices - 1}");
        steps.AddRange(observation);
        if (choices == 0)
            steps.AddRange(action);
        for (int choice = 0; choice < choices; choice++)
            steps.Add(choice == (int)action[0] ? 1f : 0f);
        for (int index = 0; index < observation.Length; index++)
            steps.Add(nextObservation[index] - observation[index]);
        steps.Add(reward);
    }

    /// <summary>Saves all steps to a file; an existing one is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written; what stood there before is as it was.</exception>
    public void Save(string path) =>
        new DynamicsFile(DynamicsContent.Transitions, [], [.. steps]).Write<TEnvironment>(path);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">
    /// It is not there, damaged, or of another environment; the message names it and says which.
    /// </exception>
    public static Transitions<TEnvironment> Load(string path)
    {
        float[] values = DynamicsFile.Read<TEnvironment>(path, DynamicsContent.Transitions).Values;
        try
        {
            (int count, int rest) = Math.DivRem(values.Length, DynamicsSizes<TEnvironment>.SampleLength);
            EvolutionStrategyOptions.Require(rest == 0 && count <= MostSteps, "Count", count, $"0 to {MostSteps} whole steps");
            Require(values, "step", values.Length);
            var transitions = new Transitions<TEnvironment>();
            transitions.steps.AddRange(values);
            return transitions;
        }
        catch (ArgumentException exception)
        {
            throw DynamicsFile.Refused(path, DynamicsContent.Transitions, exception);
        }
    }

    /// <summary>Standardises observations and outputs, and divides actions by their limit.</summary>
    internal DynamicsScaling Scaling()
    {
        RequireSteps();
        int length = DynamicsSizes<TEnvironment>.SampleLength, inputs = DynamicsSizes<TEnvironment>.Inputs;
        float[] offset = new float[length], deviation = new float[length];
        for (int column = 0; column < length; column++)
        {
            bool isAction = column >= TEnvironment.ObservationSize && column < inputs;
            (offset[column], deviation[column]) = isAction
                ? (0f, TEnvironment.ActionChoices == 0 ? TEnvironment.ActionLimit : 1f)
                : Moments(column);
        }

        float[] inverse = Array.ConvertAll(deviation, each => each > 0f ? 1f / each : 1f);
        return new(offset[..inputs], inverse[..inputs], offset[inputs..], deviation[inputs..]);
    }

    /// <summary>The steps, scaled.</summary>
    /// <param name="scaling">Of inputs and outputs.</param>
    /// <param name="shuffleSeed">The seed of their order; null for the order in which they were added.</param>
    internal PredictionSamples Samples(DynamicsScaling scaling, ulong? shuffleSeed = null)
    {
        RequireSteps();
        int inputs = DynamicsSizes<TEnvironment>.Inputs;
        int[] order = [.. Enumerable.Range(0, Count)];
        if (shuffleSeed is ulong seed)
            Shuffle(order, new EpisodeRandom(seed, 0, 0, RandomDomain.Shuffle));
        float[] samples = new float[steps.Count];
        for (int element = 0; element < samples.Length; element++)
        {
            (int row, int column) = Math.DivRem(element, DynamicsSizes<TEnvironment>.SampleLength);
            float value = steps[order[row] * DynamicsSizes<TEnvironment>.SampleLength + column];
            samples[element] = column < inputs
                ? (value - scaling.InputOffset[column]) * scaling.InputScale[column]
                : Unscaled(value - scaling.OutputOffset[column - inputs], scaling.OutputScale[column - inputs]);
        }

        return new PredictionSamples(samples, Count);
    }

    // An output that never changes is its offset, whatever the network says.
    private static float Unscaled(float difference, float scale) => scale == 0f ? 0f : difference / scale;

    private static void Shuffle(int[] order, EpisodeRandom random)
    {
        for (int last = order.Length - 1; last > 0; last--)
        {
            int chosen = (int)(float)(random.NextUniform() * (last + 1f));
            (order[chosen], order[last]) = (order[last], order[chosen]);
        }
    }

    private static void Require(ReadOnlySpan<float> numbers, string name, int length)
    {
        EvolutionStrategyOptions.Require(numbers.Length == length, $"{name}'s length", numbers.Length, $"{length}");
        foreach (float number in numbers)
            EvolutionStrategyOptions.Require(float.IsFinite(number), name, number, "finite numbers");
    }

    private void RequireSteps() =>
        EvolutionStrategyOptions.Require(Count > 0, "transitions", "without steps", "at least one step");

    private (float Mean, float Deviation) Moments(int column)
    {
        double sum = 0, squares = 0;
        for (int step = 0; step < Count; step++)
            sum += steps[step * DynamicsSizes<TEnvironment>.SampleLength + column];
        double mean = sum / Count;
        for (int step = 0; step < Count; step++)
            squares += Math.Pow(steps[step * DynamicsSizes<TEnvironment>.SampleLength + column] - mean, 2);
        return ((float)mean, (float)Math.Sqrt(squares / Count));
    }
}

/// <summary>Records transitions.</summary>
public static class Transitions
{
    /// <summary>
    /// Plays episodes on the host with random actions, uniform in their range, and adds their steps. This does use the
    /// environment's dynamics.
    /// </summary>
    /// <param name="transitions">Get the steps.</param>
    /// <param name="count">Steps, 1 or more; the last episode is left where it stands then.</param>
    /// <param name="seed">The seed of starts and actions.</param>
    /// <param name="data">What all episodes share, where the environment reads data.</param>
    /// <exception cref="ArgumentException">The count is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InvalidOperationException">A thousand episodes in a row end before their first step.</exception>
    public static void Record<TEnvironment>(
        this Transitions<TEnvironment> transitions, int count, ulong seed, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
    {
        var play = typeof(TransitionRecorder<,>).MakeGenericType(typeof(TEnvironment), TEnvironment.World)
            .GetMethod("Play")!.CreateDelegate<Action<Transitions<TEnvironment>, SharedData?, int, ulong>>();
        play(transitions, data, count, seed);
    }
}
