namespace GpuEs;

/// <summary>Evaluates parameter vectors as they are on all cores: a piece of work is one vector's share of episodes.</summary>
internal sealed unsafe class HostVectors
{
    private readonly HostWorkers workers;
    private readonly HostEvaluation evaluation;
    private readonly EpisodeOptions episodes;
    private readonly int parameterCount;
    private readonly HostBuffers?[] buffersOf;
    private float* vectors;

    public HostVectors(HostWorkers workers, HostEvaluation evaluation, EpisodeOptions episodes, int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.episodes = episodes;
        this.parameterCount = parameterCount;
        buffersOf = new HostBuffers?[workers.Count];
        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
    }

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public float[] Returns { get; }

    /// <summary>[N x E] Steps taken.</summary>
    public int[] Steps { get; }

    /// <param name="vectors">[N x P].</param>
    public void Evaluate(ReadOnlySpan<float> vectors)
    {
        fixed (float* start = vectors)
        {
            this.vectors = start;
            workers.Run(episodes.Population, Play);
        }
    }

    private void Play(int worker, int member)
    {
        // Vectors read and write behind a policy's parameters, so each worker plays a copy, in memory of its own.
        HostBuffers buffers = buffersOf[worker] ??= new(1, parameterCount, evaluation.ScratchLength);
        new ReadOnlySpan<float>(vectors + (long)member * parameterCount, parameterCount).CopyTo(buffers.ParametersOf(0));
        evaluation.Play(
            new MemberRange(member, 1), buffers, episodes.At(0), episodes.StepCap,
            Returns.AsSpan(member * episodes.PerMember, episodes.PerMember),
            Steps.AsSpan(member * episodes.PerMember, episodes.PerMember));
    }
}
