namespace GpuEs;

/// <summary>What a stream is for: the last counter word of every draw, so that no two uses share a number.</summary>
internal static class RandomDomain
{
    public const uint Noise = 0;
    public const uint TableEntry = 1;
    public const uint TableOffset = 2;
    public const uint Subset = 3;
    public const uint Episode = 4;
    public const uint Initialisation = 5;

    /// <summary>The lowest byte of a planner's domains; the iteration stands above it.</summary>
    public const uint Planning = 6;
}
