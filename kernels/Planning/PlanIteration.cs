namespace GpuEs;

/// <summary>One round of sampling and refitting.</summary>
internal readonly struct PlanIteration(int index, int candidates, int kept, bool withMean)
{
    // Kernels take no booleans.
    private readonly int withMean = withMean ? 1 : 0;

    /// <summary>From 0.</summary>
    public readonly int Index = index;

    /// <summary>Sequences that are sampled.</summary>
    public readonly int Candidates = candidates;

    /// <summary>Of these, the first so many are elites of the round before, or of the plan before.</summary>
    public readonly int Kept = kept;

    /// <summary>Whether the candidate after the kept ones is the mean itself.</summary>
    public bool WithMean => withMean != 0;

    /// <summary>Elites that an agent has kept: the first plan has none to start from.</summary>
    public int KeptBy(in AgentStream agent) => Index == 0 && agent.Plan == 0 ? 0 : Kept;
}
