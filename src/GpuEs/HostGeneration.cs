namespace GpuEs;

/// <summary>The stages of a generation on the host's cores, in plain C# with vectors; the bits of the kernels.</summary>
internal sealed class HostGeneration : Generation
{
    private readonly SearchTask task;
    private readonly EvolutionStrategyOptions options;
    private readonly HostClock clock = new();
    private readonly HostWorkers workers;
    private readonly HostNoise noise;
    private readonly HostPopulation population;
    private readonly HostVectors vectors;
    private readonly HostShaping shaping;
    private readonly HostGradient gradient;
    private readonly HostOptimizer optimizer;
    private readonly float[] mean;

    public HostGeneration(SearchTask task, EvolutionStrategyOptions options)
    {
        this.task = task;
        this.options = options;
        int parameterCount = task.ParameterCount;
        HostEvaluation evaluation = task.CreateOnHost();
        workers = HostWorkers.For(BytesPerWorker(parameterCount, evaluation));
        noise = new HostNoise(options, parameterCount);
        int membersEach = options.Population / workers.Count;
        string? obstacle = task.LaneObstacle(options.Path, membersEach);
        LaneEvaluation? lanes = obstacle is null ? task.CreateLanesOnHost(membersEach) : null;
        HostPlayer[] players = [.. Enumerable.Range(0, workers.Count)
            .Select(_ => lanes?.CreatePlayer() ?? new NeighbourPlayer(evaluation, parameterCount))];
        Path = $"host, {workers.Count} cores, "
            + (lanes is null ? $"neurons side by side: {obstacle}" : $"{lanes.Lanes} members side by side on each");
        population = new HostPopulation(
            workers, players, lanes is null ? NeighbourPlayer.MembersTogether(parameterCount) : 1, noise, options,
            EpisodeOptions.From(options), parameterCount);
        vectors = new HostVectors(workers, players, parameterCount);
        shaping = new HostShaping(options, task.Goal);
        gradient = new HostGradient(workers, noise, options, parameterCount);
        optimizer = HostOptimizer.Create(options, parameterCount);
        mean = new float[parameterCount];
    }

    /// <summary>What a worker has for itself.</summary>
    public static long BytesPerWorker(int parameterCount, HostEvaluation evaluation) =>
        HostPopulation.BytesPerWorker(parameterCount) + NeighbourPlayer.Bytes(parameterCount, evaluation)
        + HostGradient.BytesPerWorker(parameterCount);

    /// <summary>All of them: a core needs memory for the pair at hand alone.</summary>
    public override int ChunkMembers => options.Population;

    public override string Path { get; }

    public override void Begin() => clock.Begin();

    public override void Evaluate(int generation, MemberRange chunk)
    {
        population.Evaluate(generation, chunk, mean);
        clock.End(Stage.Rollout);
    }

    public override void Shape()
    {
        shaping.Shape(population.Returns, population.Steps);
        if (options.AdaptiveStepCap && task.StepLimit > 0)
        {
            population.StepCap = StepCapKernel.Adapted(
                shaping.Summary.Steps, population.Returns.Length, options.StepLimit(task.StepLimit));
        }

        clock.End(Stage.Shaping);
    }

    public override void EstimateGradient(int generation)
    {
        gradient.Estimate(generation, shaping.Weights, shaping.Scale, mean);
        clock.End(Stage.Gradient);
    }

    public override void UpdateMean(int generation)
    {
        optimizer.Update(generation, shaping.Summary.Count, gradient.Gradient, gradient.Length, mean);
        clock.End(Stage.Optimizer);
    }

    public override GenerationMeasures Report() =>
        new(
            shaping.Summary, (MeanUpdate)optimizer.Outcome, gradient.Length, optimizer.ChangeLength,
            optimizer.MeanLength, clock.Read());

    public override void ReadMean(Span<float> destination) => mean.CopyTo(destination);

    public override void WriteMean(ReadOnlySpan<float> source) => source.CopyTo(mean);

    public override int ReadStepCap() => population.StepCap;

    public override void WriteStepCap(int stepCap) => population.StepCap = stepCap;

    public override void ReadMoments(Span<float> first, Span<float> second)
    {
        optimizer.First.CopyTo(first);
        optimizer.Second.CopyTo(second);
    }

    public override void WriteMoments(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        first.CopyTo(optimizer.First);
        second.CopyTo(optimizer.Second);
    }

    public override void ReadMembers(int generation, MemberRange members, Span<float> destination)
    {
        short[] directionNoise = new short[HostNoise.Padded(task.ParameterCount)];
        float unit = HostPerturbation.Unit(options.SigmaAt(generation));
        for (int member = members.First; member < members.First + members.Count; member++)
        {
            noise.Fill(generation, member / options.MembersPerDirection, directionNoise);
            Span<float> parameters = destination.Slice(
                (member - members.First) * task.ParameterCount, task.ParameterCount);
            bool isMirror = options.Mirrored && member % 2 == 1;
            HostPerturbation.Write(mean, directionNoise, isMirror ? -unit : unit, parameters);
        }
    }

    public override void WriteReturns(ReadOnlySpan<float> fitness)
    {
        clock.Begin();
        fitness.CopyTo(population.Returns);
        clock.End(Stage.Rollout);
    }

    public override void ReadEpisodes(MemberRange members, Span<float> returns, Span<int> steps)
    {
        int first = members.First * options.Episodes, count = members.Count * options.Episodes;
        population.Returns.AsSpan(first, count).CopyTo(returns);
        population.Steps.AsSpan(first, count).CopyTo(steps);
    }

    public override void WriteEpisodes(MemberRange members, ReadOnlySpan<float> returns, ReadOnlySpan<int> steps)
    {
        int first = members.First * options.Episodes;
        returns.CopyTo(population.Returns.AsSpan(first));
        steps.CopyTo(population.Steps.AsSpan(first));
        clock.End(Stage.Rollout);
    }

    public override void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns,
        Span<int> steps) => this.vectors.Evaluate(vectors, episodes, generation, returns, steps);

    public override void Dispose() => workers.Dispose();
}
