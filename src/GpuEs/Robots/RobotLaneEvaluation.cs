namespace GpuEs;

/// <summary>Members in, their returns out, a robot a lane.</summary>
internal sealed class RobotLaneEvaluation<TRobot, T>(Policy policy, int parameterCount) : LaneEvaluation
    where TRobot : unmanaged, IRobot<TRobot>
    where T : unmanaged, IReal<T>
{
    public override int Lanes => T.Lanes;

    public override HostPlayer CreatePlayer() => new LanePlayer<RobotLaneStarts<TRobot, T>, RobotLanes<TRobot, T>, T>(
        new RobotLaneStarts<TRobot, T>(), policy, parameterCount);
}
