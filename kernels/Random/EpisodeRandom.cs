namespace GpuEs;

/// <summary>
/// The random numbers of one episode, for <see cref="IEnvironment{TSelf}.Reset"/>. Two episodes with the same key
/// draw the same numbers on every device.
/// </summary>
public struct EpisodeRandom
{
    private const float RadiansPerTurn = 6.28318548f;

    private readonly ulong seed;
    private readonly PhiloxBlock key;
    private uint draws;

    /// <summary>The numbers of an episode of one's own, outside any run.</summary>
    /// <param name="seed">Any number.</param>
    public EpisodeRandom(ulong seed)
        : this(seed, 0, 0, RandomDomain.Own)
    {
    }

    internal EpisodeRandom(ulong seed, uint generation, uint instance, uint domain = RandomDomain.Episode)
    {
        this.seed = seed;
        key = new PhiloxBlock(0, instance, generation, domain);
    }

    /// <summary>The next number, uniform in [0, 1), a multiple of 2^-24.</summary>
    public Real NextUniform() => Uniform(Next().Word0 >> 8);

    /// <summary>The next number, uniform in [low, high); rounding can make it high itself.</summary>
    /// <param name="low">Finite.</param>
    /// <param name="high">Finite, at least low.</param>
    public Real NextUniform(Real low, Real high) => Real.MultiplyAdd(high - low, NextUniform(), low);

    /// <summary>
    /// The next number, normal with mean 0 and standard deviation 1, in [-5.77, 5.77] (Box and Muller, "A note on the
    /// generation of random normal deviates", 1958); error under 3e-6 for the uniform numbers that it is made of.
    /// </summary>
    public Real NextNormal()
    {
        PhiloxBlock block = Next();

        // The first in (0, 1], since the logarithm of 0 is infinite.
        Real uniform = Uniform((block.Word0 >> 8) + 1), turns = Uniform(block.Word1 >> 8);
        return Real.Sqrt(-2f * Real.Log(uniform)) * Real.Cos(RadiansPerTurn * turns);
    }

    /// <summary>The next number, normal.</summary>
    /// <param name="mean">Finite.</param>
    /// <param name="deviation">Its standard deviation, finite.</param>
    public Real NextNormal(Real mean, Real deviation) => Real.MultiplyAdd(deviation, NextNormal(), mean);

    private static Real Uniform(uint numerator) => Exact.Multiply((int)numerator, 1f / (1 << 24));

    private PhiloxBlock Next()
    {
        PhiloxBlock block = Philox.Draw(seed, new PhiloxBlock(draws, key.Word1, key.Word2, key.Word3));
        draws++;
        return block;
    }
}
