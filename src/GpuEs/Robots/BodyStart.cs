namespace GpuEs;

/// <summary>The state in a robot's workspace, to be moved.</summary>
internal readonly struct BodyStart<TRobot, TCells>(TCells cells) : IBodyStart
    where TRobot : unmanaged, IRobot<TRobot>
    where TCells : struct, IWorkspace<TCells, Real>
{
    public int PositionCount => RobotModel<TRobot>.Layout.Nq;

    public int VelocityCount => RobotModel<TRobot>.Layout.Nv;

    public Real Qpos(int index) => cells[RobotModel<TRobot>.Layout.Qpos + index];

    public void SetQpos(int index, Real value) => Set(RobotModel<TRobot>.Layout.Qpos + index, value);

    public void SetQvel(int index, Real value) => Set(RobotModel<TRobot>.Layout.Qvel + index, value);

    private void Set(int cell, Real value)
    {
        TCells written = cells;
        written[cell] = value;
    }
}
