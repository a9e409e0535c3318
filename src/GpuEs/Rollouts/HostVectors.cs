namespace GpuEs;

/// <summary>Evaluates parameter vectors as they are, on all cores.</summary>
internal sealed unsafe class HostVectors : IMemberSource
{
    private readonly HostWorkers workers;
    private readonly HostEvaluation evaluation;
    private readonly LanePlayer[] players;
    private readonly int parameterCount;
    private readonly HostBuffers[] buffers;
    private readonly MemberQueue queue = new(taken: 1);
    private EpisodeOptions episodes = null!;
    private int membersPerVector;
    private float* vectors;
    private float* returns;
    private int* steps;
    private int generation;

    /// <param name="workers">The cores.</param>
    /// <param name="evaluation">What plays a member.</param>
    /// <param name="players">One a worker, which play members side by side in its place; or none.</param>
    /// <param name="parameterCount">P.</param>
    public HostVectors(HostWorkers workers, HostEvaluation evaluation, LanePlayer[] players, int parameterCount)
    {
        this.workers = workers;
        this.evaluation = evaluation;
        this.players = players;
        this.parameterCount = parameterCount;
        buffers = [.. Enumerable.Range(0, workers.Count)
            .Select(_ => new HostBuffers(1, parameterCount, evaluation))];
    }

    /// <summary>The memory that each worker needs.</summary>
    public static long BytesPerWorker(int parameterCount, HostEvaluation evaluation) =>
        sizeof(float) * ((long)parameterCount + evaluation.ScratchLength + evaluation.WorkspaceSize);

    /// <summary>Plays all episodes of all vectors.</summary>
    /// <param name="vectors">[N x P].</param>
    /// <param name="episodes">What is to be played.</param>
    /// <param name="generation">Whose starts are played.</param>
    /// <param name="returns">Out: [N x E] sums of rewards, or values.</param>
    /// <param name="steps">Out: [N x E] steps taken.</param>
    public void Evaluate(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns, Span<int> steps)
    {
        this.generation = generation;

        // An episode is a member of its own where that starts it alike; so one vector's episodes are played by all cores.
        bool isShared = episodes is { CommonRandomNumbers: true, Population: > 1 };
        membersPerVector = isShared ? 1 : episodes.PerMember;
        this.episodes = isShared
            ? episodes
            : episodes with { Population = returns.Length, PerMember = 1, CommonRandomNumbers = false };
        fixed (float* vectorsStart = vectors, returnsStart = returns)
        fixed (int* stepsStart = steps)
        {
            this.vectors = vectorsStart;
            this.returns = returnsStart;
            this.steps = stepsStart;
            queue.Fill(new MemberRange(0, this.episodes.Population));
            workers.RunOnEach(players.Length > 0 ? PlayInLanes : Play);
        }
    }

    /// <inheritdoc/>
    public void Write(int worker, int member, Span<float> parameters) =>
        new ReadOnlySpan<float>(vectors + (long)(member / membersPerVector) * parameterCount, parameterCount)
            .CopyTo(parameters);

    private int Length => episodes.Population * episodes.PerMember;

    private void PlayInLanes(int worker, int piece) => players[worker].Play(
        worker, queue, this, episodes.At(generation), episodes.StepCap, new(returns, Length), new(steps, Length));

    private void Play(int worker, int piece)
    {
        int perMember = episodes.PerMember;
        for (MemberRange member = queue.Take(); member.Count > 0; member = queue.Take())
        {
            Write(worker, member.First, buffers[worker].ParametersOf(0));
            int first = member.First * perMember;
            evaluation.Play(
                member, buffers[worker], episodes.At(generation), episodes.StepCap, new(returns + first, perMember),
                new(steps + first, perMember));
        }
    }
}
