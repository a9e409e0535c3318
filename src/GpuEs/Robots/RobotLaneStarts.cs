namespace GpuEs;

/// <summary>
/// Starts robots in lanes: one at a time beside them, since the others are in the midst of their episodes, and a lone
/// evaluation of the dynamics costs less than a fortieth of a step of all.
/// </summary>
internal readonly unsafe struct RobotLaneStarts<TRobot, T>() : ILaneStarts<RobotLanes<TRobot, T>>, ISizesOf<TRobot>
    where TRobot : unmanaged, IRobot<TRobot>
    where T : unmanaged, IReal<T>
{
    private readonly Memory<float> all = HostLines.Allocate(1, RobotModel<TRobot>.WorkspaceSize * T.Lanes);
    private readonly Memory<float> one = HostLines.Allocate(1, RobotModel<TRobot>.WorkspaceSize);

    public RobotLanes<TRobot, T> Create()
    {
        var lanes = new RobotLanes<TRobot, T>((T*)HostLines.AddressOf(all.Span));
        BodyLayout layout = RobotModel<TRobot>.Layout;
        all.Span.Clear();
        for (int k = 0; k < layout.Nq; k++)
        {
            HostWorkspace<T> cells = lanes.Cells;
            cells[layout.Qpos + k] = RobotModel<TRobot>.Qpos0[k];
        }

        return lanes;
    }

    public bool Start(ref EpisodeRandom random, int lane, ref RobotLanes<TRobot, T> lanes)
    {
        var start = new HostWorkspace<Real>((Real*)HostLines.AddressOf(one.Span));
        RobotReset<TRobot, HostWorkspace<Real>>.Run(ref random, start);
        if (Real.Any(RobotStep<TRobot, Real, HostWorkspace<Real>>.IsTerminated(start)))
            return false;

        // All that an observation may read. The blocks behind it are of all lanes together, and each step's own.
        float* column = HostLines.AddressOf(all.Span) + lane;
        for (int cell = 0; cell < RobotModel<TRobot>.Layout.Blocks; cell++)
            column[cell * T.Lanes] = start[cell];
        return true;
    }
}
