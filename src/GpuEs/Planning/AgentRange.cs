namespace GpuEs;

/// <summary>Neighbouring agents, planned for at a time.</summary>
internal readonly record struct AgentRange(int First, int Count);
