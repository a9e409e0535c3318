namespace GpuEs;

/// <summary>
/// Which episodes are played: E per member, each with its own start, or, with common random numbers, the same E
/// starts for all members of a generation. The domain says what they are played for.
/// </summary>
internal readonly struct EpisodePlan(
    ulong seed, uint generation, int perMember, bool commonRandomNumbers, uint domain = RandomDomain.Episode)
{
    private readonly int commonRandomNumbers = commonRandomNumbers ? 1 : 0;

    public int PerMember => perMember;

    /// <summary>The numbers of the generation itself, which no episode draws from.</summary>
    public EpisodeRandom OfGeneration(uint domain) => new(seed, generation, 0, domain);

    public EpisodeRandom Random(int member, int episode)
    {
        int shared = commonRandomNumbers == 1 ? 0 : member;
        return new EpisodeRandom(seed, generation, (uint)shared * (uint)perMember + (uint)episode, domain);
    }
}
