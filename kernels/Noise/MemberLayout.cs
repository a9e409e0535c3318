namespace GpuEs;

/// <summary>
/// Where a chunk's members lie in memory: parameter p of the chunk's i-th member is element
/// i * MemberStride + p * ParameterStride.
/// </summary>
internal readonly record struct MemberLayout(int MemberStride, int ParameterStride)
{
    /// <summary>One member after the other: what a core's cache wants.</summary>
    public static MemberLayout MemberMajor(int parameterCount) => new(parameterCount, 1);

    /// <summary>One parameter of all members after the other: what coalescing wants.</summary>
    public static MemberLayout ParameterMajor(int chunkMembers) => new(1, chunkMembers);
}
