namespace GpuEs;

/// <summary>Perturbs and evaluates members on all cores; each core holds the members that it plays, and no others.</summary>
internal sealed class HostPopulation
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
    private readonly short[][] noiseOf;
    private readonly HostBuffers[] buffersOf;
    private float[] mean = [];
    private MemberRange members;
    private int generation;

    public HostPopulation(
        HostWorkers workers, HostEvaluation evaluation, HostNoise noise, EvolutionStrategyOptions options,
        EpisodeOptions episodes, int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.noise = noise;
        this.options = options;
        this.episodes = episodes;
        this.parameterCount = parameterCount;
        membersTogether = MembersTogether(parameterCount);
        evaluatePiece = EvaluatePiece;
        noiseOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new short[HostNoise.Padded(parameterCount)])];
        buffersOf = [.. Enumerable.Range(0, workers.Count)
            .Select(_ => new HostBuffers(membersTogether, parameterCount, evaluation.ScratchLength))];
        Returns = new float[episodes.Population * episodes.PerMember];
        Steps = new int[Returns.Length];
        StepCap = episodes.StepCap;
    }

    /// <summary>What a worker has for itself: a direction's noise, and the members that it plays.</summary>
    public static long BytesPerWorker(int parameterCount, int scratchLength) =>
        (long)parameterCount * sizeof(short)
        + (long)MembersTogether(parameterCount) * (parameterCount + scratchLength) * sizeof(float);

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
        workers.Run((members.Count + MembersPerPiece - 1) / MembersPerPiece, evaluatePiece);
    }

    private static int MembersTogether(int parameterCount) =>
        (int)Math.Clamp(LockstepBytes / ((long)sizeof(float) * parameterCount), 1, MostInLockstep);

    // Whole pairs, so that a pair's noise is made once.
    private int MembersPerPiece => Math.Max(membersTogether, options.MembersPerDirection);

    private void EvaluatePiece(int worker, int piece)
    {
        int first = members.First + piece * MembersPerPiece;
        int end = Math.Min(first + MembersPerPiece, members.First + members.Count);
        float unit = HostPerturbation.Unit(options.SigmaAt(generation));
        int lastDirection = -1;
        for (int group = first; group < end; group += membersTogether)
        {
            int count = Math.Min(membersTogether, end - group);
            for (int member = group; member < group + count; member++)
            {
                int direction = member / options.MembersPerDirection;
                if (direction != lastDirection)
                    noise.Fill(generation, direction, noiseOf[worker]);
                lastDirection = direction;
                bool isMirror = options.Mirrored && member % 2 == 1;
                HostPerturbation.Write(
                    mean, noiseOf[worker], isMirror ? -unit : unit,
                    buffersOf[worker].ParametersOf(member - group));
            }

            Play(worker, new MemberRange(group, count));
        }
    }

    private void Play(int worker, MemberRange together)
    {
        int first = together.First * episodes.PerMember, count = together.Count * episodes.PerMember;
        evaluation.Play(
            together, buffersOf[worker], episodes.At(generation), StepCap, Returns.AsSpan(first, count),
            Steps.AsSpan(first, count));
    }
}
