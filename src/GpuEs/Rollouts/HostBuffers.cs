namespace GpuEs;

/// <summary>A worker's memory for the members that it plays together.</summary>
/// <param name="members">Members at most.</param>
/// <param name="parameterCount">P.</param>
/// <param name="scratchLength">Floats of working memory for each member.</param>
/// <param name="workspaceSize">Floats that each member's episodes have for themselves, one at a time.</param>
internal readonly unsafe struct HostBuffers(int members, int parameterCount, int scratchLength, int workspaceSize)
{
    private readonly int parameterStride = HostLines.Whole(parameterCount + HostLines.Padding);
    private readonly int scratchStride = HostLines.Whole(scratchLength + HostLines.Padding);
    private readonly Memory<float> parameters = HostLines.Allocate(members, parameterCount + HostLines.Padding);
    private readonly Memory<float> scratch = HostLines.Allocate(members, scratchLength + HostLines.Padding);
    private readonly Memory<float> workspaces = HostLines.Allocate(members, workspaceSize);

    /// <param name="members">Members at most.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="evaluation">What plays them.</param>
    public HostBuffers(int members, int parameterCount, HostEvaluation evaluation)
        : this(members, parameterCount, evaluation.ScratchLength, evaluation.WorkspaceSize)
    {
    }

    /// <summary>A member's parameters, to be written.</summary>
    public Span<float> ParametersOf(int member) => parameters.Span.Slice(member * parameterStride, parameterStride);

    /// <summary>The address of a member's parameters.</summary>
    public float* Parameters(int member) => HostLines.AddressOf(parameters.Span) + member * parameterStride;

    /// <summary>The address of a member's working memory.</summary>
    public float* Scratch(int member) => HostLines.AddressOf(scratch.Span) + member * scratchStride;

    /// <summary>The first member's workspace.</summary>
    public HostWorkspace<float> Workspaces => new(HostLines.AddressOf(workspaces.Span));

    /// <summary>From a member's workspace to the next one's.</summary>
    public int WorkspaceStride => HostLines.Whole(workspaceSize);
}
