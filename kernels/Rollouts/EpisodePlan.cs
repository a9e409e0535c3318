namespace GpuEs;

/// <summary>
/// Which episodes are played: E per member, each with its own start, or, with common random numbers, the same E
/// starts for all members of a generation.
/// </summary>
internal readonly struct EpisodePlan(ulong seed, uint generation, int perMember, bool commonRandomNumbers)
{
    private readonly int commonRandomNumbers = commonRandomNumbers ? 1 : 0;

    public int PerMember => perMember;

    public EpisodeRandom Random(int member, int episode)
    {
        int shared = commonRandomNumbers == 1 ? 0 : member;
        return new EpisodeRandom(seed, generation, (uint)shared * (uint)perMember + (uint)episode);
    }
}
