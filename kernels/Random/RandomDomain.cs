namespace GpuEs;

/// <summary>What a stream is for: the last counter word of every draw, so that no two uses share a number.</summary>
internal static class RandomDomain
{
    public const uint Noise = 0;
    public const uint TableEntry = 1;
    public const uint TableOffset = 2;
    public const uint Subset = 3;

    /// <summary>The starts of training's episodes.</summary>
    public const uint Episode = 4;

    public const uint Initialisation = 5;

    /// <summary>The lowest byte of a planner's domains; the iteration stands above it.</summary>
    public const uint Planning = 6;

    /// <summary>The starts of the episodes that policies are judged by.</summary>
    public const uint Evaluation = 7;

    /// <summary>Starts and actions of recorded transitions.</summary>
    public const uint Transition = 8;

    /// <summary>The order of transitions.</summary>
    public const uint Shuffle = 9;

    public const uint Minibatch = 10;

    /// <summary>Episodes of a user's own, outside any run.</summary>
    public const uint Own = 11;

    /// <summary>The starts of episodes that are played by planning.</summary>
    public const uint PlannedEpisode = 12;
}
