namespace GpuEs;

/// <summary>An agent's distribution over action sequences on the host, and the elites that it has kept.</summary>
internal readonly ref struct AgentPlan(Span<float> mean, Span<float> deviation, Span<int> kept)
{
    /// <summary>[features].</summary>
    public readonly Span<float> Mean = mean;

    /// <summary>[features].</summary>
    public readonly Span<float> Deviation = deviation;

    /// <summary>[coordinates x kept].</summary>
    public readonly Span<int> Kept = kept;
}
