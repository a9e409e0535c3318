namespace GpuEs;

/// <summary>Where the environments of lanes come from; they have its sizes.</summary>
/// <typeparam name="TLanes">Environments side by side.</typeparam>
internal interface ILaneStarts<TLanes> : ISizes
    where TLanes : unmanaged
{
    /// <summary>As many as there are lanes, none of them started.</summary>
    TLanes Create();

    /// <summary>Starts an episode in a lane; false, and the lane stays, where it ends before its first step.</summary>
    bool Start(ref EpisodeRandom random, int lane, ref TLanes lanes);
}
