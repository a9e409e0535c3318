namespace GpuEs;

/// <summary>Perturbs and evaluates members on all cores; each core holds one pair's parameters at a time.</summary>
internal sealed class HostPopulation
{
    private readonly HostWorkers workers;
    private readonly HostEvaluation evaluation;
    private readonly HostNoise noise;
    private readonly EvolutionStrategyOptions options;
    private readonly EpisodeOptions episodes;
    private readonly Action<int, int> evaluateDirection;
    private readonly short[][] noiseOf;
    private readonly float[][] memberOf;
    private readonly float[][] scratchOf;
    private float[] mean = [];
    private int generation;
    private int firstDirection;

    public HostPopulation(
        HostWorkers workers, HostEvaluation evaluation, HostNoise noise, EvolutionStrategyOptions options,
        EpisodeOptions episodes, int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.noise = noise;
        this.options = options;
        this.episodes = episodes;
        evaluateDirection = EvaluateDirection;
        noiseOf = PerWorker(() => new short[HostNoise.Padded(parameterCount)]);
        memberOf = PerWorker(() => HostMemory.Allocate(parameterCount));
        scratchOf = PerWorker(() => HostMemory.Allocate(evaluation.ScratchLength));
        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
        StepCap = episodes.StepCap;
    }

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public float[] Returns { get; }

    /// <summary>[N x E] Steps taken.</summary>
    public int[] Steps { get; }

    /// <summary>Steps after which episodes are cut off.</summary>
    public int StepCap { get; set; }

    /// <summary>Perturbs and evaluates a range of members, of whole directions.</summary>
    public void Evaluate(int generation, MemberRange members, float[] mean)
    {
        this.generation = generation;
        this.mean = mean;
        firstDirection = members.First / options.MembersPerDirection;
        workers.Run(members.Count / options.MembersPerDirection, evaluateDirection);
    }

    private TBuffer[] PerWorker<TBuffer>(Func<TBuffer> allocate) =>
        [.. Enumerable.Range(0, workers.Count).Select(_ => allocate())];

    private void EvaluateDirection(int worker, int piece)
    {
        int direction = firstDirection + piece;
        noise.Fill(generation, direction, noiseOf[worker]);
        float unit = HostPerturbation.Unit(options.SigmaAt(generation));
        int member = direction * options.MembersPerDirection;
        Play(worker, member, unit);
        if (options.Mirrored)
            Play(worker, member + 1, -unit);
    }

    private unsafe void Play(int worker, int member, float unit)
    {
        HostPerturbation.Write(
            mean.AsSpan(0, mean.Length - HostMemory.Padding), noiseOf[worker], unit, memberOf[worker]);
        EpisodePlan plan = episodes.At(generation);
        for (int episode = 0; episode < episodes.PerMember; episode++)
        {
            EpisodeResult result = evaluation.Play(
                plan.Random(member, episode), HostMemory.AddressOf(memberOf[worker]),
                HostMemory.AddressOf(scratchOf[worker]), StepCap);
            int instance = member * episodes.PerMember + episode;
            Returns[instance] = result.Return;
            Steps[instance] = result.Steps;
        }
    }
}
