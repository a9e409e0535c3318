namespace GpuEs;

/// <summary>A worker's memory for the members that it plays together.</summary>
/// <param name="members">Members at most.</param>
/// <param name="parameterCount">P.</param>
/// <param name="scratchLength">Floats of working memory for each member.</param>
internal readonly unsafe struct HostBuffers(int members, int parameterCount, int scratchLength)
{
    // Whole cache lines, so that no vector load of one member straddles another's.
    private readonly int parameterStride = RoundUp(parameterCount + HostMemory.Padding);
    private readonly int scratchStride = RoundUp(scratchLength + HostMemory.Padding);
    private readonly float[] parameters = HostMemory.Allocate(members * RoundUp(parameterCount + HostMemory.Padding));
    private readonly float[] scratch = HostMemory.Allocate(members * RoundUp(scratchLength + HostMemory.Padding));

    /// <summary>A member's parameters, to be written.</summary>
    public Span<float> ParametersOf(int member) => parameters.AsSpan(member * parameterStride, parameterStride);

    /// <summary>The address of a member's parameters.</summary>
    public float* Parameters(int member) => HostMemory.AddressOf(parameters) + member * parameterStride;

    /// <summary>The address of a member's working memory.</summary>
    public float* Scratch(int member) => HostMemory.AddressOf(scratch) + member * scratchStride;

    private static int RoundUp(int length) => (length + 15) / 16 * 16;
}
