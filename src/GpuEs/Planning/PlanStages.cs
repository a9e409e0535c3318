namespace GpuEs;

/// <summary>The stages of planning on whatever computes them. They are called in the order in which they stand here.</summary>
internal abstract class PlanStages<TState> : IDisposable
    where TState : unmanaged
{
    /// <summary>The stages on a device.</summary>
    public static PlanStages<TState> Create(
        ComputeDevice device, PlanModel<TState> model, CrossEntropyPlannerOptions options)
    {
        device.RequireOpen();
        if (device.Description.Kind == DeviceKind.Host)
        {
            device.WarnOf(KernelCheck.Of<TState>());
            return new HostPlanStages<TState>(model, options);
        }

        using Lock.Scope turn = device.TakeTurn();
        return options.Temperature is float temperature
            ? new DevicePlanStages<TState, PathIntegralWeighting>(device, model, options, new(temperature))
            : new DevicePlanStages<TState, EliteWeighting>(device, model, options, default);
    }

    /// <summary>Agents that are planned for at a time.</summary>
    public abstract int ChunkAgents { get; }

    /// <summary>Who waits for the plans; null for nobody who wants to know.</summary>
    public PlanWatch? Watch { get; set; }

    /// <summary>Whether the plan under way is to be passed over.</summary>
    protected bool IsGivenUp => Watch is { IsGivenUp: true };

    /// <summary>Takes the agents' states, with the workspaces of worlds that have one.</summary>
    public abstract void Begin(
        ReadOnlySpan<TState> states, ReadOnlySpan<float> workspaces, ReadOnlySpan<AgentStream> streams);

    /// <summary>Plans for a chunk of agents: the stages in order, unless the plan is given up meanwhile.</summary>
    public virtual void Plan(AgentRange chunk, PlanIteration[] schedule)
    {
        Start(chunk);
        foreach (PlanIteration iteration in schedule)
        {
            Sample(chunk, iteration);
            Roll(chunk, iteration);
            if (IsGivenUp)
                return;
            Refit(chunk, iteration);
            Keep(chunk, iteration);
        }

        Act(chunk, schedule[^1]);
    }

    /// <summary>Sets the distributions that plans start from.</summary>
    public abstract void Start(AgentRange chunk);

    /// <summary>Samples candidates.</summary>
    public abstract void Sample(AgentRange chunk, PlanIteration iteration);

    /// <summary>Predicts the candidates' returns.</summary>
    public abstract void Roll(AgentRange chunk, PlanIteration iteration);

    /// <summary>Refits the distributions to the best candidates.</summary>
    public abstract void Refit(AgentRange chunk, PlanIteration iteration);

    /// <summary>Keeps the best candidates for the next iteration or plan.</summary>
    public abstract void Keep(AgentRange chunk, PlanIteration iteration);

    /// <summary>Chooses the actions to be executed.</summary>
    public abstract void Act(AgentRange chunk, PlanIteration last);

    /// <summary>Waits for the stages, and reads the actions.</summary>
    public abstract void End(Span<float> actions);

    /// <summary>Reads the distributions.</summary>
    /// <param name="mean">Out: [M x features].</param>
    /// <param name="deviation">Out: [M x features].</param>
    public abstract void ReadDistribution(Span<float> mean, Span<float> deviation);

    /// <summary>Reads the candidates of the last chunk.</summary>
    /// <param name="actions">Out: [chunk agents x coordinates x stride].</param>
    /// <param name="returns">Out: [chunk agents x stride].</param>
    public abstract void ReadCandidates(Span<int> actions, Span<float> returns);

    public abstract void Dispose();
}
