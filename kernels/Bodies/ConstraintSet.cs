namespace GpuEs;

/// <summary>What has been put into blocks so far.</summary>
internal struct ConstraintSet<T>
    where T : unmanaged, IReal<T>
{
    public int Count;

    /// <summary>The next block's first cell.</summary>
    public int End;

    /// <summary>Of a lane: whether any constraint is in force.</summary>
    public T IsHeld;

    /// <summary>Up to which degree of freedom, exclusive, constraints that join branches reach.</summary>
    public int BranchedTo;

    /// <summary>Of a lane: whether one joins two branches of the tree.</summary>
    public T IsBranched;
}
