namespace GpuEs;

/// <summary>Robots side by side in memory that others own.</summary>
internal readonly unsafe struct RobotLanes<TRobot, T>(T* cells) : ILaneEnvironment<T>
    where TRobot : unmanaged, IRobot<TRobot>
    where T : unmanaged, IReal<T>
{
    public T IsTerminated => RobotStep<TRobot, T, HostWorkspace<T>>.IsTerminated(Cells);

    public HostWorkspace<T> Cells => new(cells);

    public T Observe(int index) => RobotStep<TRobot, T, HostWorkspace<T>>.Observe(Cells, index);

    public void Act(int index, T value) => cells[RobotModel<TRobot>.Layout.Ctrl + index] = value;

    public T Step() => RobotStep<TRobot, T, HostWorkspace<T>>.Run(Cells);
}
