namespace GpuEs;

/// <summary>Of environments that are all in their fields.</summary>
internal sealed unsafe class PlainLanePlanModel<TEnvironment, TLanes, T> : LanePlanModel<TEnvironment, TLanes, T>
    where TEnvironment : unmanaged, ISizes
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    /// <exception cref="ArgumentException">A lane of the rules is not the environment.</exception>
    public PlainLanePlanModel() => LaneState<TEnvironment, TLanes, T>.Require();

    // A step is one chain of latencies, and a core overlaps the chains of several.
    protected override int Together => 4;

    protected override TLanes Start(TEnvironment state, ReadOnlySpan<float> workspace, float* scratch)
    {
        TLanes start = default;
        for (int lane = 0; lane < T.Lanes; lane++)
            LaneState<TEnvironment, TLanes, T>.Place(state, lane, ref start);
        return start;
    }
}
