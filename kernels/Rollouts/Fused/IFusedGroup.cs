namespace GpuEs;

/// <summary>What a group of threads plays.</summary>
internal interface IFusedGroup
{
    /// <summary>Members.</summary>
    static abstract int Members { get; }

    /// <summary>Directions, whose noise is made once for each; mirrored members have a direction in common.</summary>
    static abstract int Directions { get; }
}
