namespace GpuEs;

/// <summary>Some members' parameters in, their returns out, on the host. Called from many threads.</summary>
internal abstract unsafe class HostEvaluation
{
    /// <summary>Floats of working memory that a call needs for each member.</summary>
    public abstract int ScratchLength { get; }

    /// <summary>Floats of an episode's workspace; 0 for none.</summary>
    public virtual int WorkspaceSize => 0;

    /// <summary>Plays all episodes of neighbouring members.</summary>
    /// <param name="members">The members.</param>
    /// <param name="buffers">Their parameters, and working memory.</param>
    /// <param name="plan">What is to be played.</param>
    /// <param name="stepCap">Steps after which episodes are cut off.</param>
    /// <param name="returns">Out: [members x E].</param>
    /// <param name="steps">Out: [members x E].</param>
    public abstract void Play(
        MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps);
}
