namespace GpuEs.Tests;

/// <summary>Sixteen robots side by side whose states are written by hand.</summary>
internal sealed unsafe class RobotInLanes<TRobot>
    where TRobot : unmanaged, IRobot<TRobot>
{
    private readonly RobotLaneStarts<TRobot, Real16> starts = new();
    private readonly RobotLanes<TRobot, Real16> lanes;

    public RobotInLanes() => lanes = starts.Create();

    private static BodyLayout Layout => RobotModel<TRobot>.Layout;

    /// <summary>Sets a state, from which the solver begins without knowing the accelerations before.</summary>
    public void Set(int lane, ReadOnlySpan<float> qpos, ReadOnlySpan<float> qvel, ReadOnlySpan<float> ctrl)
    {
        Write(lane, Layout.Qpos, qpos);
        Write(lane, Layout.Qvel, qvel);
        Write(lane, Layout.Ctrl, ctrl);
        Write(lane, Layout.QaccWarmstart, new float[Layout.Nv]);
        Write(lane, Layout.Failures, [0f]);
    }

    /// <summary>Starts from the states that are set, as a reset does.</summary>
    public void Forward()
    {
        if (TRobot.ReadsContactForces)
        {
            for (int lane = 0; lane < 16; lane++)
                Write(lane, Layout.CfrcExt, new float[6 * Layout.Nbody]);
        }

        ForwardDynamics<Real16, HostWorkspace<Real16>, HostTables>.Run(lanes.Cells, RobotModel<TRobot>.Tables, Layout);
    }

    /// <summary>Takes what rewards compare from the states, but for lanes that are told where they were.</summary>
    public void Measure(IReadOnlyList<double?> before)
    {
        RobotStep<TRobot, Real16, HostWorkspace<Real16>>.Measure(lanes.Cells);
        for (int lane = 0; lane < before.Count; lane++)
        {
            if (before[lane] is { } x)
                Write(lane, Layout.WorkspaceSize, [(float)x]);
        }
    }

    public void Advance() => RobotStep<TRobot, Real16, HostWorkspace<Real16>>.Advance(lanes.Cells);

    public float[] Observation(int lane) =>
        [.. Enumerable.Range(0, TRobot.ObservationSize).Select(index => Lane(lanes.Observe(index), lane))];

    public float Reward(int lane) => Lane(RobotStep<TRobot, Real16, HostWorkspace<Real16>>.Reward(lanes.Cells), lane);

    public bool IsTerminated(int lane) => Lane(Select(lanes.IsTerminated), lane) != 0f;

    private static Real16 Select(Real16 mask) => Real16.Select(mask, 1f, 0f);

    private static float Lane(Real16 number, int lane) => ((float*)&number)[lane];

    private void Write(int lane, int cell, ReadOnlySpan<float> values)
    {
        HostWorkspace<Real16> cells = lanes.Cells;
        for (int k = 0; k < values.Length; k++)
        {
            Real16 number = cells[cell + k];
            ((float*)&number)[lane] = values[k];
            cells[cell + k] = number;
        }
    }
}
