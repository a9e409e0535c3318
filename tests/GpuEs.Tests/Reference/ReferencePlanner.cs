namespace GpuEs.Tests;

/// <summary>
/// One agent's planning in double precision, from the papers' algorithms (Hafner et al. 2019, algorithm 2; Pinneri et al.
/// 2020, algorithm 1; Williams et al. 2017, algorithm 2). Only predicted returns are given to it, since two candidates that
/// are nearly alike may stand the other way round in single precision. Only the noise, and path integral weights, are whole
/// numbers, as they are on devices. An action of 1 is at the limit.
/// </summary>
internal sealed class ReferencePlanner(
    CrossEntropyPlannerOptions options, int actionSize, int actionChoices, uint stream)
{
    private readonly ReferencePlanNoise noise = new(options, actionSize, stream);
    private readonly int featuresPerStep = actionChoices == 0 ? actionSize : actionChoices;
    private double[][] candidates = [];
    private double[][] kept = [];
    private int plan;

    /// <summary>[H x features of a step] Means of actions, or probabilities of choices.</summary>
    public double[] Mean { get; private set; } =
        new double[options.Horizon * (actionChoices == 0 ? actionSize : actionChoices)];

    public double[] Deviation { get; private set; } = [];

    public void Start()
    {
        bool isWarm = options.WarmStart && plan > 0;
        double[] initial = [.. Mean.Select(_ => actionChoices == 0 ? 0 : 1.0 / actionChoices)];
        double equalShare = actionChoices == 0 ? 0 : Math.Min(options.InitialDeviation, 1);
        Mean = isWarm
            ? [.. Later(Mean, featuresPerStep).Zip(initial, (later, equal) => (1 - equalShare) * later + equalShare * equal)]
            : initial;
        Deviation = [.. Mean.Select(_ => (double)options.InitialDeviation)];
    }

    /// <summary>The candidates of an iteration, each with H x action size actions.</summary>
    public double[][] Sample(int iteration)
    {
        bool usesKept = iteration > 0 || (plan > 0 && options.ShiftElites);
        List<double[]> sequences = usesKept ? [.. kept] : [];
        if (options.MeanCandidate && iteration == options.Iterations - 1)
            sequences.Add([.. Enumerable.Range(0, options.Horizon).SelectMany(Central)]);
        int decayed = (int)(options.Candidates / Math.Pow(options.CandidateDecay, iteration));
        int count = Math.Max(decayed, Math.Min(2 * options.Elites, options.Candidates));
        for (int candidate = sequences.Count; candidate < count; candidate++)
            sequences.Add([.. Enumerable.Range(0, options.Horizon).SelectMany(step => Drawn(iteration, candidate, step))]);
        return candidates = [.. sequences];
    }

    public void Refit(float[] returns)
    {
        double[] weights = Weights(returns);
        double total = weights.Sum(), momentum = options.Momentum;
        for (int feature = 0; total > 0 && feature < Mean.Length; feature++)
        {
            double[] values = [.. candidates.Select(sequence => Value(sequence, feature))];
            double mean = values.Zip(weights, (value, weight) => weight * value).Sum() / total;
            double variance =
                values.Zip(weights, (value, weight) => weight * (value - mean) * (value - mean)).Sum() / total;
            Mean[feature] = momentum * Mean[feature] + (1 - momentum) * mean;
            if (options.Temperature is null && actionChoices == 0)
            {
                double deviation = momentum * Deviation[feature] + (1 - momentum) * Math.Sqrt(variance + 1e-6);
                Deviation[feature] = Math.Max(deviation, options.MinimumDeviation);
            }
        }
    }

    /// <summary>Keeps elites: as they are, or after the last iteration a step on.</summary>
    public void Keep(float[] returns, int iteration)
    {
        int count = options.KeptElites == 0 ? 0 : Math.Max(1, (int)((double)options.KeptElites * options.Elites));
        kept = [.. ReferenceElites.Best(returns, count).Order().Select(candidate => candidates[candidate])];
        if (iteration == options.Iterations - 1)
            kept = Array.ConvertAll(kept, sequence => Later(sequence, actionSize));
    }

    /// <summary>The action to be executed; ends the plan.</summary>
    public double[] Act(float[] returns)
    {
        plan++;
        int[] best = ReferenceElites.BestFinite(returns, 1);
        return options.ExecuteBest && best.Length > 0 ? candidates[best[0]][..actionSize] : Central(0);
    }

    private double[] Weights(float[] returns)
    {
        var weights = new double[returns.Length];
        int[] counted = ReferenceElites.BestFinite(
            returns, options.Temperature is null ? options.Elites : returns.Length);
        foreach (int candidate in counted)
        {
            weights[candidate] = options.Temperature is float temperature
                ? Math.Floor((1 << 16) * Math.Exp(((double)returns[candidate] - returns[counted[0]]) / temperature))
                : 1;
        }

        return weights;
    }

    private double Value(double[] sequence, int feature) =>
        actionChoices == 0 ? sequence[feature]
        : sequence[feature / actionChoices] == feature % actionChoices ? 1 : 0;

    private double[] Drawn(int iteration, int candidate, int step)
    {
        if (actionChoices > 0)
            return [Choice(Probabilities(step), noise.Uniform(plan, iteration, candidate, step, 0))];
        return [.. Enumerable.Range(0, actionSize).Select(component =>
        {
            int feature = step * actionSize + component;
            double normal = noise.Normal(plan, iteration, candidate, step, component);
            return Math.Clamp(Mean[feature] + Deviation[feature] * normal, -1, 1);
        })];
    }

    private double[] Central(int step) =>
        actionChoices > 0
            ? [Array.IndexOf(Probabilities(step), Probabilities(step).Max())]
            : [.. Mean.AsSpan(step * actionSize, actionSize)];

    private double[] Probabilities(int step) => Mean[(step * actionChoices)..((step + 1) * actionChoices)];

    private static double Choice(double[] probabilities, double uniform)
    {
        int choice = 0;
        for (double sum = probabilities[0]; uniform >= sum && choice < probabilities.Length - 1; sum += probabilities[choice])
            choice++;
        return choice;
    }

    // A step on, with the last step twice.
    private static double[] Later(double[] numbers, int perStep) => [.. numbers[perStep..], .. numbers[^perStep..]];
}
