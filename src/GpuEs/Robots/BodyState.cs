namespace GpuEs;

/// <summary>A robot's bodies in its workspace.</summary>
internal readonly struct BodyState<TRobot, T, TCells>(TCells cells) : IBodyState<T>
    where TRobot : unmanaged, IRobot<TRobot>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
{
    public float StepSeconds => RobotModel<TRobot>.StepSeconds;

    public T Qpos(int index) => cells[RobotModel<TRobot>.Layout.Qpos + index];

    public T Qvel(int index) => cells[RobotModel<TRobot>.Layout.Qvel + index];

    public T Ctrl(int actuator) => cells[RobotModel<TRobot>.Layout.Ctrl + actuator];

    public T Xpos(int body, int axis) => cells[RobotModel<TRobot>.Layout.Xpos + 3 * body + axis];

    public T Xipos(int body, int axis) => cells[RobotModel<TRobot>.Layout.Xipos + 3 * body + axis];

    public T SiteXpos(int site, int axis)
    {
        int body = RobotModel<TRobot>.SiteBody[site];
        TCells row = cells.At(RobotModel<TRobot>.Layout.Xmat + 9 * body + 3 * axis);
        T place = Xpos(body, axis);
        for (int k = 0; k < 3; k++)
            place = T.MultiplyAdd(row[k], RobotModel<TRobot>.SitePos[3 * site + k], place);
        return place;
    }

    public T Cinert(int body, int component) => cells[RobotModel<TRobot>.Layout.Cinert + 10 * body + component];

    public T Cvel(int body, int component) => cells[RobotModel<TRobot>.Layout.Cvel + 6 * body + component];

    public T QfrcActuator(int dof) => cells[RobotModel<TRobot>.Layout.QfrcActuator + dof];

    public T QfrcConstraint(int dof) => cells[RobotModel<TRobot>.Layout.QfrcConstraint + dof];

    public T CfrcExt(int body, int component) => cells[RobotModel<TRobot>.Layout.CfrcExt + 6 * body + component];

    public float Mass(int body) => RobotModel<TRobot>.Mass[body];

    public T Before(int measure) => cells[RobotModel<TRobot>.Layout.WorkspaceSize + measure];
}
