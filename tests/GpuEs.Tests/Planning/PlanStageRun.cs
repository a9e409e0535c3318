namespace GpuEs.Tests;

/// <summary>Planning's stages on a device, to be called one by one, for agents that fit into one chunk.</summary>
internal sealed class PlanStageRun<TModel> : IDisposable
    where TModel : unmanaged, IEnvironment<TModel>
{
    private readonly CrossEntropyPlannerOptions options;
    private readonly PlanStages<TModel> stages;
    private readonly PlanShape shape;
    private PlanIteration iteration;

    public PlanStageRun(string device, CrossEntropyPlannerOptions options)
    {
        this.options = options;
        shape = ShapeOf(options);
        options.Validate(TModel.ActionSize, TModel.ActionChoices);
        stages = PlanStages<TModel>.Create(TestDevices.Open(device), new WorldPlanModel<TModel, PlainWorld<TModel>>(), options);
        if (stages.ChunkAgents < options.Agents)
            throw new ArgumentException("more agents than a chunk has", nameof(options));
    }

    private AgentRange All => new(0, options.Agents);

    /// <summary>Begins the plans with these numbers of the agents' streams.</summary>
    public void Start(TModel[] states, Func<int, AgentStream> streamOf)
    {
        stages.Begin(states, [], [.. Enumerable.Range(0, options.Agents).Select(streamOf)]);
        stages.Start(All);
    }

    public void Sample(PlanIteration next)
    {
        iteration = next;
        stages.Sample(All, iteration);
    }

    public void Roll() => stages.Roll(All, iteration);

    public void Refit() => stages.Refit(All, iteration);

    public void Keep() => stages.Keep(All, iteration);

    /// <summary>[M x action size].</summary>
    public float[] Act()
    {
        stages.Act(All, iteration);
        var actions = new float[options.Agents * shape.ActionSize];
        stages.End(actions);
        return actions;
    }

    /// <summary>An agent's candidates, [candidates][coordinates]; 1 is the action limit, or choices.</summary>
    public float[][] Sequences(int agent)
    {
        int[] actions = Read().Actions;
        return [.. Enumerable.Range(0, iteration.Candidates).Select(candidate => Enumerable.Range(0, shape.Coordinates)
            .Select(coordinate => actions[shape.Row(agent, coordinate) + candidate])
            .Select(action => shape.IsContinuous ? ActionUnits.ToAction(action) : action).ToArray())];
    }

    /// <summary>An agent's predicted returns.</summary>
    public float[] Returns(int agent) =>
        Read().Returns.AsSpan(agent * shape.Stride, iteration.Candidates).ToArray();

    /// <summary>An agent's distribution.</summary>
    public (float[] Mean, float[] Deviation) Distribution(int agent)
    {
        var mean = new float[options.Agents * shape.Features];
        var deviation = new float[mean.Length];
        stages.ReadDistribution(mean, deviation);
        int first = agent * shape.Features, end = first + shape.Features;
        return (mean[first..end], deviation[first..end]);
    }

    public void Dispose() => stages.Dispose();

    private static PlanShape ShapeOf(CrossEntropyPlannerOptions options) =>
        new(options.Horizon, TModel.ActionSize, TModel.ActionChoices, options.Candidates);

    private (int[] Actions, float[] Returns) Read()
    {
        var actions = new int[options.Agents * shape.AgentStride];
        var returns = new float[options.Agents * shape.Stride];
        stages.ReadCandidates(actions, returns);
        return (actions, returns);
    }
}
