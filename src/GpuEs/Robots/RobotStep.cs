namespace GpuEs;

/// <summary>What happens to a robot between one action and the next, or to many side by side.</summary>
internal static class RobotStep<TRobot, T, TCells>
    where TRobot : unmanaged, IRobot<TRobot>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
{
    /// <summary>Takes a step with the controls that are set, and returns its reward: NaN where the dynamics failed.</summary>
    public static T Run(TCells cells)
    {
        Measure(cells);
        Advance(cells);
        return Reward(cells);
    }

    /// <summary>Keeps what the reward compares.</summary>
    public static void Measure(TCells cells)
    {
        for (int index = 0; index < TRobot.MeasureCount; index++)
            cells[RobotModel<TRobot>.Layout.WorkspaceSize + index] = TRobot.Measure<T, BodyState<TRobot, T, TCells>>(index, new(cells));
    }

    /// <summary>Moves the bodies.</summary>
    public static void Advance(TCells cells)
    {
        for (int step = 0; step < TRobot.FrameSkip; step++)
            PhysicsStep<T, TCells, HostTables>.Run(cells, RobotModel<TRobot>.Tables, RobotModel<TRobot>.Layout);
        if (TRobot.ReadsContactForces)
            ContactForces<T, TCells, HostTables>.Run(cells, RobotModel<TRobot>.Tables, RobotModel<TRobot>.Layout);
    }

    public static T Reward(TCells cells) =>
        T.Select(HasFailed(cells), float.NaN, TRobot.Reward<T, BodyState<TRobot, T, TCells>>(new(cells)));

    public static T Observe(TCells cells, int index) =>
        TRobot.Observe<T, BodyState<TRobot, T, TCells>>(index, new(cells));

    public static T IsTerminated(TCells cells) =>
        HasFailed(cells) | TRobot.IsTerminated<T, BodyState<TRobot, T, TCells>>(new(cells));

    private static T HasFailed(TCells cells) => cells[RobotModel<TRobot>.Layout.Failures] > 0f;
}
