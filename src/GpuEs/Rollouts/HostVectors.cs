namespace GpuEs;

/// <summary>Evaluates parameter vectors as they are on all cores: a piece of work is one vector's share of episodes.</summary>
internal sealed class HostVectors
{
    private readonly HostWorkers workers;
    private readonly HostEvaluation evaluation;
    private readonly EpisodeOptions episodes;
    private readonly HostBuffers[] buffers;

    public HostVectors(
        HostWorkers workers, HostEvaluation evaluation, EpisodeOptions episodes, ReadOnlySpan<float> parameters,
        int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.episodes = episodes;
        buffers = new HostBuffers[episodes.Population];
        for (int member = 0; member < buffers.Length; member++)
        {
            buffers[member] = new HostBuffers(1, parameterCount, evaluation.ScratchLength);
            parameters.Slice(member * parameterCount, parameterCount).CopyTo(buffers[member].ParametersOf(0));
        }

        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
    }

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public float[] Returns { get; }

    /// <summary>[N x E] Steps taken.</summary>
    public int[] Steps { get; }

    public void Evaluate() => workers.Run(episodes.Population, Play);

    private void Play(int worker, int member) =>
        evaluation.Play(
            new MemberRange(member, 1), buffers[member], episodes.At(0), episodes.StepCap,
            Returns.AsSpan(member * episodes.PerMember, episodes.PerMember),
            Steps.AsSpan(member * episodes.PerMember, episodes.PerMember));
}
