namespace GpuEs;

/// <summary>Evaluates parameter vectors as they are, on all cores.</summary>
internal sealed unsafe class HostVectors : IMemberSource
{
    private readonly HostWorkers workers;
    private readonly HostPlayer[] players;
    private readonly int parameterCount;
    private readonly MemberQueue queue = new(taken: 1);
    private EpisodeOptions episodes = null!;
    private int membersPerVector;
    private float* vectors;
    private float* returns;
    private int* steps;
    private int generation;

    /// <param name="workers">The cores.</param>
    /// <param name="players">What plays members, one a worker.</param>
    /// <param name="parameterCount">P.</param>
    public HostVectors(HostWorkers workers, HostPlayer[] players, int parameterCount)
    {
        this.workers = workers;
        this.players = players;
        this.parameterCount = parameterCount;
    }

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
            workers.RunOnEach(Play);
        }
    }

    /// <inheritdoc/>
    public void Write(int worker, int member, Span<float> parameters) =>
        new ReadOnlySpan<float>(vectors + (long)(member / membersPerVector) * parameterCount, parameterCount)
            .CopyTo(parameters);

    private int Length => episodes.Population * episodes.PerMember;

    private void Play(int worker, int piece) => players[worker].Play(
        worker, queue, this, episodes.At(generation), episodes.StepCap, new(returns, Length), new(steps, Length));
}
