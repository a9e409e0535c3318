namespace GpuEs;

/// <summary>Perturbs and evaluates members on all cores; each core holds the members that it plays, and no others.</summary>
internal sealed class HostPopulation : IMemberSource
{
    // Members play in lockstep while their parameters fit in a core's first cache together.
    private const int LockstepBytes = 16 << 10;
    private const int MostInLockstep = 4;

    private readonly HostWorkers workers;
    private readonly HostEvaluation evaluation;
    private readonly HostNoise noise;
    private readonly EvolutionStrategyOptions options;
    private readonly EpisodeOptions episodes;
    private readonly int parameterCount;
    private readonly int membersTogether;
    private readonly Action<int, int> evaluatePiece;
    private readonly Action<int, int> playInLanes;
    private readonly LanePlayer[] players;
    private readonly MemberQueue queue;
    private readonly int[] directionOf;
    private readonly short[][] noiseOf;
    private readonly HostBuffers[] buffersOf;
    private float[] mean = [];
    private MemberRange members;
    private int generation;

    /// <param name="workers">The cores.</param>
    /// <param name="evaluation">What plays members, a few at a time.</param>
    /// <param name="players">One a worker, which play members side by side in its place; or none.</param>
    /// <param name="noise">The members' noise.</param>
    /// <param name="options">How to search.</param>
    /// <param name="episodes">What is to be played.</param>
    /// <param name="parameterCount">P.</param>
    public HostPopulation(
        HostWorkers workers, HostEvaluation evaluation, LanePlayer[] players, HostNoise noise,
        EvolutionStrategyOptions options, EpisodeOptions episodes, int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.players = players;
        this.noise = noise;
        this.options = options;
        this.episodes = episodes;
        this.parameterCount = parameterCount;
        membersTogether = MembersTogether(parameterCount);
        evaluatePiece = EvaluatePiece;
        playInLanes = PlayInLanes;
        queue = new MemberQueue(options.MembersPerDirection);
        directionOf = new int[workers.Count];
        noiseOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new short[HostNoise.Padded(parameterCount)])];
        buffersOf = [.. Enumerable.Range(0, workers.Count)
            .Select(_ => new HostBuffers(membersTogether, parameterCount, evaluation))];
        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
        StepCap = episodes.StepCap;
    }

    /// <summary>What a worker has for itself: a direction's noise, and the members that it plays.</summary>
    public static long BytesPerWorker(int parameterCount, HostEvaluation evaluation) =>
        (long)parameterCount * sizeof(short)
        + (long)MembersTogether(parameterCount) * sizeof(float)
        * ((long)parameterCount + evaluation.ScratchLength + evaluation.WorkspaceSize);

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
        this.members = members;
        this.mean = mean;
        Array.Fill(directionOf, -1);
        if (players.Length > 0)
        {
            queue.Fill(members);
            workers.RunOnEach(playInLanes);
        }
        else
        {
            workers.Run((members.Count + MembersPerPiece - 1) / MembersPerPiece, evaluatePiece);
        }
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

    private static int MembersTogether(int parameterCount) =>
        (int)Math.Clamp(LockstepBytes / ((long)sizeof(float) * parameterCount), 1, MostInLockstep);

    // Whole pairs, so that a pair's noise is made once.
    private int MembersPerPiece => Math.Max(membersTogether, options.MembersPerDirection);

    private void EvaluatePiece(int worker, int piece)
    {
        int first = members.First + piece * MembersPerPiece;
        int end = Math.Min(first + MembersPerPiece, members.First + members.Count);
        for (int group = first; group < end; group += membersTogether)
        {
            int count = Math.Min(membersTogether, end - group);
            for (int member = group; member < group + count; member++)
                Write(worker, member, buffersOf[worker].ParametersOf(member - group));

            Play(worker, new MemberRange(group, count));
        }
    }

    private void PlayInLanes(int worker, int piece) =>
        players[worker].Play(worker, queue, this, episodes.At(generation), StepCap, Returns, Steps);

    private void Play(int worker, MemberRange together)
    {
        int first = together.First * episodes.PerMember, count = together.Count * episodes.PerMember;
        evaluation.Play(
            together, buffersOf[worker], episodes.At(generation), StepCap, Returns.AsSpan(first, count),
            Steps.AsSpan(first, count));
    }
}
