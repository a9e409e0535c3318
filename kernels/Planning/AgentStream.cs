namespace GpuEs;

/// <summary>Where an agent's noise comes from.</summary>
/// <param name="Stream">The agent's own stream.</param>
/// <param name="Plan">Plans that the agent has made since its start.</param>
internal readonly record struct AgentStream(uint Stream, uint Plan);
