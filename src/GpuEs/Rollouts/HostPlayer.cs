namespace GpuEs;

/// <summary>What a worker plays members with; each has its own.</summary>
internal abstract class HostPlayer
{
    /// <summary>Plays all episodes of members from a queue until it is empty.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="queue">Which members.</param>
    /// <param name="source">Their parameters.</param>
    /// <param name="plan">Their episodes.</param>
    /// <param name="stepCap">Steps after which episodes are cut off.</param>
    /// <param name="returns">Out: [N x E].</param>
    /// <param name="steps">Out: [N x E].</param>
    public abstract void Play(
        int worker, MemberQueue queue, IMemberSource source, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps);
}
