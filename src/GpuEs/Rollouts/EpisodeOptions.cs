namespace GpuEs;

/// <summary>Which episodes a population plays.</summary>
/// <param name="Population">N.</param>
/// <param name="PerMember">E.</param>
/// <param name="Seed">The seed of their starts.</param>
/// <param name="CommonRandomNumbers">Whether all members share the starts of member 0.</param>
/// <param name="StepCap">Steps after which they are cut off, besides the environment's limit.</param>
/// <param name="Domain">What they are played for: a <see cref="RandomDomain"/>.</param>
internal sealed record EpisodeOptions(
    int Population, int PerMember, ulong Seed, bool CommonRandomNumbers = false, int StepCap = int.MaxValue,
    uint Domain = RandomDomain.Episode)
{
    /// <summary>The episodes of training.</summary>
    public static EpisodeOptions From(EvolutionStrategyOptions options) => new(
        options.Population, options.Episodes, options.Seed, options.CommonRandomNumbers,
        options.StepCap ?? int.MaxValue);

    public EpisodePlan At(int generation) => new(Seed, (uint)generation, PerMember, CommonRandomNumbers, Domain);
}
