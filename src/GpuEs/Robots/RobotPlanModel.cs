namespace GpuEs;

/// <summary>A robot as the model of itself, a candidate a lane.</summary>
internal sealed unsafe class RobotPlanModel<TRobot, T> : LanePlanModel<TRobot, RobotLanes<TRobot, T>, T>
    where TRobot : unmanaged, IRobot<TRobot>
    where T : unmanaged, IReal<T>, IBits<T>
{
    private const int FloatsPerLine = 16;

    public override int ScratchLength => RobotModel<TRobot>.WorkspaceSize * T.Lanes + FloatsPerLine;

    // A step of bodies is chains enough by itself, and a second vector's workspace would push out the first one's.
    protected override int Together => 1;

    protected override RobotLanes<TRobot, T> Start(TRobot state, ReadOnlySpan<float> workspace, float* scratch)
    {
        T* cells = (T*)(((nuint)scratch + FloatsPerLine * sizeof(float) - 1) / (FloatsPerLine * sizeof(float)) * (FloatsPerLine * sizeof(float)));
        for (int cell = 0; cell < RobotModel<TRobot>.Layout.Blocks; cell++)
            cells[cell] = workspace[cell];
        return new(cells);
    }
}
