namespace GpuEs;

/// <summary>Where members' parameters come from.</summary>
internal interface IMemberSource
{
    /// <summary>Writes a member's parameters.</summary>
    /// <param name="worker">The worker that asks; each asks for neighbours one after the other.</param>
    /// <param name="member">The member.</param>
    /// <param name="parameters">Out: [P or more].</param>
    void Write(int worker, int member, Span<float> parameters);
}
