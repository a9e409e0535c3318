namespace GpuEs;

/// <summary>
/// How action sequences are searched for. The defaults are PlaNet's (Hafner et al. 2019, algorithm 2 and table 1): nothing
/// is carried over from plan to plan. Immutable; checked once, when a planner is made.
/// </summary>
public sealed record CrossEntropyPlannerOptions
{
    /// <summary>The most actions that a plan may have.</summary>
    public const int LongestHorizon = ColoredNoise.LongestHorizon;

    private const int MostCandidates = 1 << 20;

    /// <summary>Actions H of a plan, 1 to 512.</summary>
    public int Horizon { get; init; } = 12;

    /// <summary>Rounds I of sampling and refitting, 1 to 65536.</summary>
    public int Iterations { get; init; } = 10;

    /// <summary>Action sequences J that a round samples, 2 to 2^20.</summary>
    public int Candidates { get; init; } = 1000;

    /// <summary>
    /// The best sequences K that the distribution is refitted to, 1 to <see cref="Candidates"/>. With a
    /// <see cref="Temperature"/> only shares and floors are counted from it, and up to 2^20 are accepted.
    /// </summary>
    public int Elites { get; init; } = 100;

    /// <summary>Agents M that plan at once, each for itself, 1 to 2^20.</summary>
    public int Agents { get; init; } = 1;

    /// <summary>The seed of all noise; each agent's stream is its own.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Steps of the model that each action lasts, 1 to 1024.</summary>
    public int ActionRepeat { get; init; } = 1;

    /// <summary>What a reward is worth a step later, in (0, 1].</summary>
    public float Discount { get; init; } = 1f;

    /// <summary>
    /// Standard deviation that every plan starts with, above 0; 1 is the environment's action limit. For choices, the share of
    /// equal probabilities in a warm start's.
    /// </summary>
    public float InitialDeviation { get; init; } = 1f;

    /// <summary>The deviation never falls below; 0 or more.</summary>
    public float MinimumDeviation { get; init; }

    /// <summary>Share of the old mean and deviation that a refit keeps, in [0, 1) (De Boer et al. 2005; iCEM).</summary>
    public float Momentum { get; init; }

    /// <summary>Whether a plan starts from the mean of the one before, a step on (iCEM).</summary>
    public bool WarmStart { get; init; }

    /// <summary>
    /// Exponent of the noise's power spectrum, 0 to 4: 0 is white, larger ones make neighbouring steps' actions alike (iCEM,
    /// with 0.25 to 3.5). Choices are always drawn with white noise.
    /// </summary>
    public float NoiseExponent { get; init; }

    /// <summary>Share of the elites that the next round samples again, in [0, 1] (iCEM).</summary>
    public float KeptElites { get; init; }

    /// <summary>Whether the kept elites, a step on, are also the first candidates of the next plan (iCEM).</summary>
    public bool ShiftElites { get; init; }

    /// <summary>
    /// What the number of candidates is divided by from round to round, 1 or more; there are never fewer than twice the
    /// elites (iCEM).
    /// </summary>
    public float CandidateDecay { get; init; } = 1f;

    /// <summary>Whether the mean is one of the last round's candidates (iCEM).</summary>
    public bool MeanCandidate { get; init; }

    /// <summary>Whether the best sampled sequence's first action is returned in place of the mean's (iCEM).</summary>
    public bool ExecuteBest { get; init; }

    /// <summary>
    /// Weights exp((return - best return) / Temperature) in place of elites, with the deviation left as it is: MPPI (Williams
    /// et al. 2017). Above 0; null for elites.
    /// </summary>
    public float? Temperature { get; init; }

    /// <summary>
    /// iCEM (Pinneri et al. 2020): all its improvements, and a quarter of the plain method's samples.
    /// </summary>
    public static CrossEntropyPlannerOptions ImprovedCrossEntropy { get; } = new()
    {
        Iterations = 5,
        Candidates = 500,
        Elites = 50,
        InitialDeviation = 0.5f,
        Momentum = 0.1f,
        WarmStart = true,
        NoiseExponent = 2f,
        KeptElites = 0.3f,
        ShiftElites = true,
        CandidateDecay = 1.25f,
        MeanCandidate = true,
        ExecuteBest = true,
    };

    /// <summary>MPPI (Williams et al. 2017) with several iterations a plan, as PETS' authors run it.</summary>
    public static CrossEntropyPlannerOptions PathIntegral { get; } = new()
    {
        Iterations = 5,
        Candidates = 1000,
        InitialDeviation = 0.5f,
        WarmStart = true,
        NoiseExponent = 2f,
        Temperature = 1f,
    };

    /// <summary>The most agents that are planned for at a time; null for as many as the caches or the memory take.</summary>
    internal int? ChunkAgents { get; init; }

    /// <summary>The most threads of a group on a device; null for what suits the device. Results do not depend on it.</summary>
    internal int? GroupThreads { get; init; }

    /// <summary>Elites that are kept.</summary>
    internal int KeptCount => KeptElites > 0f ? Math.Max(1, (int)(KeptElites * Elites)) : 0;

    /// <summary>The rounds of a plan.</summary>
    internal PlanIteration[] Schedule()
    {
        var rounds = new PlanIteration[Iterations];
        double candidates = Candidates;
        for (int index = 0; index < rounds.Length; index++)
        {
            bool isFirst = index == 0, isLast = index == rounds.Length - 1;
            int kept = isFirst && !ShiftElites ? 0 : KeptCount;
            rounds[index] = new(
                index, Math.Max((int)candidates, Math.Min(2 * Elites, Candidates)), kept, MeanCandidate && isLast);
            candidates /= CandidateDecay;
        }

        return rounds;
    }

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Validate(int actionSize, int actionChoices, int stateLength = 1)
    {
        int numbers = Math.Max(actionSize, actionChoices);
        Require(Horizon is >= 1 and <= LongestHorizon, "Horizon", Horizon, $"1 to {LongestHorizon}");
        Require(
            Horizon * (long)actionSize <= CandidateNoiseKernel.MostCoordinates, "Horizon", Horizon,
            $"at most {CandidateNoiseKernel.MostCoordinates} actions' components, of {actionSize} each");
        Require(Iterations is >= 1 and <= 1 << 16, "Iterations", Iterations, "1 to 65536");
        Require(Candidates is >= 2 and <= MostCandidates, "Candidates", Candidates, $"2 to {MostCandidates}");
        Require(
            Elites >= 1 && Elites <= (Temperature is null ? Candidates : MostCandidates), "Elites", Elites,
            Temperature is null ? $"1 to {Candidates}, the candidates" : $"1 to {MostCandidates}");
        Require(KeptElites is >= 0f and <= 1f, "KeptElites", KeptElites, "[0, 1]");
        Require(Agents is >= 1 and <= 1 << 20, "Agents", Agents, "1 to 1048576");
        Require(
            (long)Horizon * numbers * (Candidates + NoiseOctet.Size) <= Sizes.MostElements, "Candidates", Candidates,
            $"at most 2^30 numbers in an agent's candidates, of {Horizon} x {numbers} each");
        Require(
            (long)Horizon * numbers * Math.Max(KeptCount, 1) * Agents <= Sizes.MostElements, "Agents", Agents,
            "at most 2^30 numbers in all agents' plans and kept elites");
        Require(
            (long)stateLength * Agents <= Sizes.MostElements, "Agents", Agents,
            $"at most 2^30 numbers in all agents' states, of {stateLength} each");
        Require(ActionRepeat is >= 1 and <= 1024, "ActionRepeat", ActionRepeat, "1 to 1024");
        Require(Discount is > 0f and <= 1f, "Discount", Discount, "(0, 1]");
        Require(
            EvolutionStrategyOptions.IsPositive(InitialDeviation), "InitialDeviation", InitialDeviation, "numbers above 0");
        Require(
            MinimumDeviation >= 0f && float.IsFinite(MinimumDeviation), "MinimumDeviation", MinimumDeviation, "0 or more");
        Require(Momentum is >= 0f and < 1f, "Momentum", Momentum, "[0, 1)");
        Require(NoiseExponent is >= 0f and <= 4f, "NoiseExponent", NoiseExponent, "0 to 4");
        Require(
            !ShiftElites || KeptElites > 0f, "ShiftElites", ShiftElites, "true only where KeptElites is above 0");
        Require(CandidateDecay >= 1f && float.IsFinite(CandidateDecay), "CandidateDecay", CandidateDecay, "1 or more");
        Require(
            Temperature is null || EvolutionStrategyOptions.IsPositive(Temperature.Value), "Temperature", Temperature,
            "numbers above 0, or null");
        Require(
            KeptCount < Candidates, "KeptElites", KeptElites, $"shares that leave candidates to sample, below {Candidates}");
    }

    private static void Require<TValue>(bool condition, string option, TValue value, string accepted) =>
        EvolutionStrategyOptions.Require(condition, option, value, accepted);
}
