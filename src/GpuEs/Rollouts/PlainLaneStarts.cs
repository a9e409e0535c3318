namespace GpuEs;

/// <summary>Of environments that are all in their fields.</summary>
internal readonly struct PlainLaneStarts<TEnvironment, TLanes, T> : ILaneStarts<TLanes>, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    public TLanes Create() => default;

    public bool Start(ref EpisodeRandom random, int lane, ref TLanes lanes)
    {
        TEnvironment start = default;
        start.Reset(ref random);
        if (start.IsTerminated)
            return false;
        LaneState<TEnvironment, TLanes, T>.Place(start, lane, ref lanes);
        return true;
    }
}
