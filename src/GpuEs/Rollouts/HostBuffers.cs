namespace GpuEs;

/// <summary>A worker's memory for the members that it plays together.</summary>
/// <param name="members">Members at most.</param>
/// <param name="parameterCount">P.</param>
/// <param name="scratchLength">Floats of working memory for each member.</param>
internal readonly unsafe struct HostBuffers(int members, int parameterCount, int scratchLength)
{
    private readonly int parameterStride = HostMemory.WholeLines(parameterCount + HostMemory.Padding);
    private readonly int scratchStride = HostMemory.WholeLines(scratchLength + HostMemory.Padding);
    private readonly Memory<float> parameters = HostMemory.AllocateLines(members, parameterCount + HostMemory.Padding);
    private readonly Memory<float> scratch = HostMemory.AllocateLines(members, scratchLength + HostMemory.Padding);

    /// <summary>A member's parameters, to be written.</summary>
    public Span<float> ParametersOf(int member) => parameters.Span.Slice(member * parameterStride, parameterStride);

    /// <summary>The address of a member's parameters.</summary>
    public float* Parameters(int member) => HostMemory.AddressOf(parameters.Span) + member * parameterStride;

    /// <summary>The address of a member's working memory.</summary>
    public float* Scratch(int member) => HostMemory.AddressOf(scratch.Span) + member * scratchStride;
}
