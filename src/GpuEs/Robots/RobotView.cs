namespace GpuEs;

/// <summary>What a policy sees of a robot.</summary>
internal readonly struct RobotView<TRobot, TData, TWorkspace>(
    RobotWorld<TRobot> world, Surroundings<TData, TWorkspace> surroundings) : IView, ISizesOf<TRobot>
    where TRobot : unmanaged, IRobot<TRobot>
    where TData : struct, IData
    where TWorkspace : struct, IWorkspace<TWorkspace, float>
{
    public float Observe(int index) => world.Observe(index, surroundings);

    public void Act(int index, float value) => world.Act(index, value, surroundings);
}
