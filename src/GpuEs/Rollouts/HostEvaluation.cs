namespace GpuEs;

/// <summary>One member's parameters in, one return out, on the host. Called from many threads.</summary>
internal abstract unsafe class HostEvaluation
{
    /// <summary>Floats of working memory that a call needs.</summary>
    public abstract int ScratchLength { get; }

    /// <summary>Plays one episode.</summary>
    /// <param name="random">The episode's random numbers.</param>
    /// <param name="parameters">[P + padding].</param>
    /// <param name="scratch">[ScratchLength + padding].</param>
    /// <param name="stepCap">Steps after which it is cut off.</param>
    public abstract EpisodeResult Play(EpisodeRandom random, float* parameters, float* scratch, int stepCap);
}
