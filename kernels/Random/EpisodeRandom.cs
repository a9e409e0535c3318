namespace GpuEs;

/// <summary>
/// The random numbers of one episode, for <see cref="IEnvironment{TSelf}.Reset"/>. Two episodes with the same key
/// draw the same numbers on every device.
/// </summary>
public struct EpisodeRandom
{
    private readonly ulong seed;
    private readonly PhiloxBlock key;
    private uint draws;

    /// <summary>The numbers of an episode of one's own, outside any run.</summary>
    /// <param name="seed">Any number.</param>
    public EpisodeRandom(ulong seed)
        : this(seed, 0, 0)
    {
    }

    internal EpisodeRandom(ulong seed, uint generation, uint instance)
    {
        this.seed = seed;
        key = new PhiloxBlock(0, instance, generation, RandomDomain.Episode);
    }

    /// <summary>The next number, uniform in [0, 1), a multiple of 2^-24.</summary>
    public Real NextUniform()
    {
        PhiloxBlock block = Philox.Draw(seed, new PhiloxBlock(draws, key.Word1, key.Word2, key.Word3));
        draws++;
        return Exact.Multiply((int)(block.Word0 >> 8), 1f / (1 << 24));
    }

    /// <summary>The next number, uniform in [low, high); rounding can make it high itself.</summary>
    /// <param name="low">Finite.</param>
    /// <param name="high">Finite, at least low.</param>
    public Real NextUniform(Real low, Real high) => Real.MultiplyAdd(high - low, NextUniform(), low);
}
