namespace GpuEs;

/// <summary>
/// Samples that all members of a generation are measured by: neighbours in the samples' shuffled order, from a start that is
/// the generation's own; the first sample follows the last.
/// </summary>
/// <param name="First">The first sample.</param>
/// <param name="Size">Samples of the minibatch.</param>
/// <param name="Count">Samples in all.</param>
internal readonly record struct Minibatch(int First, int Size, int Count)
{
    /// <summary>The most samples that a start is drawn from.</summary>
    public const int MostSamples = 1 << 24;

    /// <summary>The minibatch of a generation.</summary>
    public static Minibatch Of(in EpisodePlan plan, int size, int count)
    {
        EpisodeRandom random = plan.OfGeneration(RandomDomain.Minibatch);
        return new((int)(float)(random.NextUniform() * count), size, count);
    }

    /// <summary>The sample at a place of the minibatch.</summary>
    public int Sample(int place) => (First + place) % Count;
}
