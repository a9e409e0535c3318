namespace GpuEs;

/// <summary>How a raw output becomes a component of a continuous action.</summary>
internal interface IHead
{
    /// <summary>The action component, in [-limit, limit].</summary>
    static abstract float Apply(float output, float limit);
}
