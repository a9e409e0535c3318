namespace GpuEs;

/// <summary>Perturbs and evaluates members on all cores; each core holds the members that it plays, and no others.</summary>
internal sealed class HostPopulation : IMemberSource
{
    private readonly HostWorkers workers;
    private readonly HostNoise noise;
    private readonly EvolutionStrategyOptions options;
    private readonly EpisodeOptions episodes;
    private readonly Action<int, int> play;
    private readonly HostPlayer[] players;
    private readonly MemberQueue queue;
    private readonly int[] directionOf;
    private readonly short[][] noiseOf;
    private float[] mean = [];
    private int generation;

    /// <param name="workers">The cores.</param>
    /// <param name="players">What plays members, one a worker.</param>
    /// <param name="together">Members that a worker takes at a time.</param>
    /// <param name="noise">The members' noise.</param>
    /// <param name="options">How to search.</param>
    /// <param name="episodes">What is to be played.</param>
    /// <param name="parameterCount">P.</param>
    public HostPopulation(
        HostWorkers workers, HostPlayer[] players, int together, HostNoise noise, EvolutionStrategyOptions options,
        EpisodeOptions episodes, int parameterCount)
    {
        this.workers = workers;
        this.players = players;
        this.noise = noise;
        this.options = options;
        this.episodes = episodes;
        play = Play;

        // Whole pairs, so that a pair's noise is made once.
        queue = new MemberQueue(Math.Max(together, options.MembersPerDirection));
        directionOf = new int[workers.Count];
        noiseOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new short[HostNoise.Padded(parameterCount)])];
        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
        StepCap = episodes.StepCap;
    }

    /// <summary>What a worker has for itself: a direction's noise.</summary>
    public static long BytesPerWorker(int parameterCount) => (long)parameterCount * sizeof(short);

    /// <summary>[N x E] Sums of rewards, or values.</summary>
    public float[] Returns { get; }

    /// <summary>[N x E] Steps taken.</summary>
    public int[] Steps { get; }

    /// <summary>Steps after which episodes are cut off.</summary>
    public int StepCap { get; set; }

    /// <summary>Perturbs and evaluates a range of members.</summary>
    public void Evaluate(int generation, MemberRange members, float[] mean)
    {
        this.generation = generation;
        this.mean = mean;
        Array.Fill(directionOf, -1);
        queue.Fill(members);
        workers.RunOnEach(play);
    }

    /// <inheritdoc/>
    public void Write(int worker, int member, Span<float> parameters)
    {
        int direction = member / options.MembersPerDirection;
        if (direction != directionOf[worker])
            noise.Fill(generation, direction, noiseOf[worker]);
        directionOf[worker] = direction;
        float unit = HostPerturbation.Unit(options.SigmaAt(generation));
        bool isMirror = options.Mirrored && member % 2 == 1;
        HostPerturbation.Write(mean, noiseOf[worker], isMirror ? -unit : unit, parameters);
    }

    private void Play(int worker, int piece) =>
        players[worker].Play(worker, queue, this, episodes.At(generation), StepCap, Returns, Steps);
}
