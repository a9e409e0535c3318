namespace GpuEs;

/// <summary>Members First to First + Count - 1 of a population.</summary>
/// <param name="First">The first member, from 0.</param>
/// <param name="Count">Number of members, at least 1.</param>
public readonly record struct MemberRange(int First, int Count);
