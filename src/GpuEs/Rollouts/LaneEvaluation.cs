namespace GpuEs;

/// <summary>Members in, their returns out, on the host, a member a lane.</summary>
internal abstract class LaneEvaluation
{
    /// <summary>Members that a core plays at a time.</summary>
    public abstract int Lanes { get; }

    /// <summary>Makes what one worker plays with.</summary>
    public abstract HostPlayer CreatePlayer();
}

/// <summary>The same, of one environment in lanes of one number.</summary>
internal sealed class LaneEvaluation<TEnvironment, TLanes, T> : LaneEvaluation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private readonly Policy policy;
    private readonly int parameterCount;

    /// <exception cref="ArgumentException">A lane of the rules is not the environment.</exception>
    public LaneEvaluation(Policy policy, int parameterCount)
    {
        LaneState<TEnvironment, TLanes, T>.Require();
        this.policy = policy;
        this.parameterCount = parameterCount;
    }

    public override int Lanes => T.Lanes;

    public override HostPlayer CreatePlayer() =>
        new LanePlayer<PlainLaneStarts<TEnvironment, TLanes, T>, TLanes, T>(default, policy, parameterCount);
}
