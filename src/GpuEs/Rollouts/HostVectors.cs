namespace GpuEs;

/// <summary>Evaluates parameter vectors as they are on all cores: a piece of work is one episode.</summary>
internal sealed class HostVectors
{
    private readonly HostWorkers workers;
    private readonly HostEvaluation evaluation;
    private readonly EpisodeOptions episodes;
    private readonly float[][] vectors;
    private readonly float[][] scratchOf;

    public HostVectors(
        HostWorkers workers, HostEvaluation evaluation, EpisodeOptions episodes, ReadOnlySpan<float> parameters,
        int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.episodes = episodes;
        vectors = new float[episodes.Population][];
        for (int member = 0; member < vectors.Length; member++)
        {
            vectors[member] = HostMemory.Allocate(parameterCount);
            parameters.Slice(member * parameterCount, parameterCount).CopyTo(vectors[member]);
        }

        scratchOf = [.. Enumerable.Range(0, workers.Count).Select(_ => HostMemory.Allocate(evaluation.ScratchLength))];
        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
    }

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public float[] Returns { get; }

    /// <summary>[N x E] Steps taken.</summary>
    public int[] Steps { get; }

    public void Evaluate() => workers.Run(Returns.Length, Play);

    private unsafe void Play(int worker, int instance)
    {
        int member = instance / episodes.PerMember, episode = instance % episodes.PerMember;
        EpisodeResult result = evaluation.Play(
            episodes.At(0).Random(member, episode), HostMemory.AddressOf(vectors[member]),
            HostMemory.AddressOf(scratchOf[worker]), episodes.StepCap);
        Returns[instance] = result.Return;
        Steps[instance] = result.Steps;
    }
}
