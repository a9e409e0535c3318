namespace GpuEs;

/// <summary>What an episode leaves behind: the sum of its rewards and its length.</summary>
internal readonly record struct EpisodeResult(float Return, int Steps);
