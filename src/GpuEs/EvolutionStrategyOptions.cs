using System.Numerics;

namespace GpuEs;

/// <summary>
/// How evolution strategies search. Immutable; checked once, when a strategy is made. The gradient is
/// g = 1/(N sigma) * sum over pairs of (w_2k - w_2k+1) eps_k, whatever the other options; other libraries leave out
/// N, or sigma, so learning rates do not carry over unchanged.
/// </summary>
public sealed record EvolutionStrategyOptions
{
    /// <summary>Members N of the population, 2 to 2^20; even where pairs are mirrored.</summary>
    public int Population { get; init; } = 256;

    /// <summary>Episodes E per member, at least 1; the fitness is their mean return.</summary>
    public int Episodes { get; init; } = 1;

    /// <summary>Standard deviation of the perturbations, 1e-20 to 1e20.</summary>
    public float Sigma { get; init; } = 0.1f;

    /// <summary>
    /// The factor of sigma from one generation to the next, in (0, 1]. Sigma never falls below 2^-20 of its first value,
    /// a millionth, whatever the number of generations.
    /// </summary>
    public float SigmaDecay { get; init; } = 1f;

    /// <summary>The optimizer's step size, 1e-20 to 1e20.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>The factor of the learning rate from one generation to the next, in (0, 1]; with the floor of sigma's.</summary>
    public float LearningRateDecay { get; init; } = 1f;

    /// <summary>
    /// The generations that both decays are laid out for: from then on sigma and the learning rate stay. Null for no end
    /// but their floors.
    /// </summary>
    public int? DecayGenerations { get; init; }

    /// <summary>L2 decay, added to the gradient as -decay * mean; 0 for none.</summary>
    public float WeightDecay { get; init; }

    /// <summary>How the gradient moves the mean.</summary>
    public Optimizer Optimizer { get; init; } = new Optimizer.Adam();

    /// <summary>How returns become weights.</summary>
    public FitnessShaping Shaping { get; init; } = FitnessShaping.CenteredRanks;

    /// <summary>The seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where the noise comes from.</summary>
    public NoiseKind Noise { get; init; } = NoiseKind.Counter;

    /// <summary>
    /// Normals in the shared table, 2 bytes each. At least so many that every direction of a generation can have a slice of
    /// its own: P, and 8 for each further direction. Directions draw their slices at random; with a table many times that
    /// long two of them hardly ever draw the same.
    /// </summary>
    public int NoiseTableLength { get; init; } = 1 << 24;

    /// <summary>
    /// Share of the parameters that each direction perturbs, in (0, 1]: a cyclic window at a random start
    /// (Salimans et al. 2017, section 2.1). The expected gradient shrinks by the same share.
    /// </summary>
    public float PerturbedFraction { get; init; } = 1f;

    /// <summary>Whether members come in antithetic pairs, mean + sigma eps and mean - sigma eps.</summary>
    public bool Mirrored { get; init; } = true;

    /// <summary>Whether all members of a generation play the same episodes' starts.</summary>
    public bool CommonRandomNumbers { get; init; }

    /// <summary>Steps after which episodes are cut off; null for the environment's own limit alone.</summary>
    public int? StepCap { get; init; }

    /// <summary>
    /// Whether the cap follows twice the mean episode length of the generation before (Salimans et al. 2017,
    /// section 2.1).
    /// </summary>
    public bool AdaptiveStepCap { get; init; }

    /// <summary>Which kernels play the episodes; results do not depend on it.</summary>
    public RolloutPath Path { get; init; }

    /// <summary>
    /// Members whose parameters are in memory at a time; null lets the device's memory decide. Results do not depend
    /// on it.
    /// </summary>
    public int? ChunkMembers { get; init; }

    // With these, and floors of 2^-20, sigma and what a unit of noise is worth stay normal floats, and 1 / (N sigma) finite.
    internal const float SmallestStart = 1e-20f;
    internal const float LargestStart = 1e20f;
    private const string AcceptedStart = "1e-20 to 1e20";

    // Where sigma is less beside the mean, members are the mean and ranks are noise.
    internal const double SmallestShare = 1.0 / (1 << 20);

    internal int MembersPerDirection => Mirrored ? 2 : 1;

    internal int Directions => Population / MembersPerDirection;

    internal float SigmaAt(int generation) => Decayed(Sigma, SigmaDecay, generation);

    internal float LearningRateAt(int generation) => Decayed(LearningRate, LearningRateDecay, generation);

    internal int StepLimit(int environmentLimit) => Math.Min(StepCap ?? environmentLimit, environmentLimit);

    internal bool Holds(MemberRange members) =>
        members.First >= 0 && members.Count >= 1 && members.First <= Population - members.Count;

    internal int SubsetSize(int parameterCount) =>
        PerturbedFraction >= 1f ? parameterCount : Math.Max(1, (int)Math.Round((double)PerturbedFraction * parameterCount));

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Validate(SearchTask task)
    {
        Require(Population is >= 2 and <= 1 << 20, "Population", Population, "2 to 1048576");
        Require(!Mirrored || Population % 2 == 0, "Population", Population, "even numbers where pairs are mirrored");
        Require(Episodes is >= 1 and <= 1 << 16, "Episodes", Episodes, "1 to 65536");
        Require(task.StepLimit > 0 || Episodes == 1, "Episodes", Episodes, "1 where nothing is played");
        Require((long)Population * Episodes <= 1 << 30, "Episodes", Episodes, "at most 2^30 episodes in a generation");
        Require(Sigma is >= SmallestStart and <= LargestStart, "Sigma", Sigma, AcceptedStart);
        Require(IsShare(SigmaDecay), "SigmaDecay", SigmaDecay, "(0, 1]");
        Require(
            LearningRate is >= SmallestStart and <= LargestStart, "LearningRate", LearningRate, AcceptedStart);
        Require(IsShare(LearningRateDecay), "LearningRateDecay", LearningRateDecay, "(0, 1]");
        Require(DecayGenerations is null or >= 1, "DecayGenerations", DecayGenerations, "1 or more, or null");
        Require(WeightDecay >= 0 && float.IsFinite(WeightDecay), "WeightDecay", WeightDecay, "0 or more");
        Require(Enum.IsDefined(Shaping), "Shaping", Shaping, string.Join(", ", Enum.GetNames<FitnessShaping>()));
        Require(Enum.IsDefined(Noise), "Noise", Noise, string.Join(", ", Enum.GetNames<NoiseKind>()));
        Require(Enum.IsDefined(Path), "Path", Path, string.Join(", ", Enum.GetNames<RolloutPath>()));
        Require(IsShare(PerturbedFraction), "PerturbedFraction", PerturbedFraction, "(0, 1]");
        Require(StepCap is null or >= 1, "StepCap", StepCap, "1 or more");
        Require(ChunkMembers is null or >= 1, "ChunkMembers", ChunkMembers, "1 or more");
        int smallestTable = NoiseTable.SmallestLength(task.ParameterCount, Directions);
        Require(
            Noise == NoiseKind.Counter || (NoiseTableLength >= smallestTable && NoiseTableLength <= Sizes.MostElements),
            "NoiseTableLength", NoiseTableLength,
            $"{smallestTable} (a slice of {task.ParameterCount} parameters for each of {Directions} directions) to 2^30");
        ArgumentNullException.ThrowIfNull(Optimizer, nameof(Optimizer));
        Optimizer.Validate();
    }

    internal static void Require<TValue>(bool condition, string option, TValue value, string accepted)
    {
        if (!condition)
            throw new ArgumentException(FormattableString.Invariant($"{option} {value} is not accepted; accepted: {accepted}"));
    }

    internal static bool IsPositive<TNumber>(TNumber value)
        where TNumber : IFloatingPoint<TNumber> => value > TNumber.Zero && TNumber.IsFinite(value);

    private static bool IsShare(float value) => value > 0f && value <= 1f;

    private float Decayed(float start, float factor, int generation)
    {
        double share = ExactPower.Raise(factor, Math.Min(generation, DecayGenerations ?? generation));
        return (float)(start * Math.Max(share, SmallestShare));
    }
}
