namespace GpuEs;

/// <summary>A robot, one at a time: all of its state lies in the workspace.</summary>
internal struct RobotWorld<TRobot> : IWorld<RobotWorld<TRobot>>, ISizesOf<TRobot>
    where TRobot : unmanaged, IRobot<TRobot>
{
    private TRobot robot;

    public static Type Environment => typeof(TRobot);

    public static int WorkspaceSize => RobotModel<TRobot>.WorkspaceSize;

    public static int? DataLength => null;

    public static string DeviceObstacle => $"{typeof(TRobot).Name} is a robot, whose bodies only the host moves";

    public readonly object Boxed => robot;

    public void Reset<TData, TWorkspace>(ref EpisodeRandom random, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        robot = default;
        RobotReset<TRobot, RealWorkspace<TWorkspace>>.Run(ref random, Cells(surroundings));
    }

    public readonly bool IsTerminated<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> =>
        Real.Any(RobotStep<TRobot, Real, RealWorkspace<TWorkspace>>.IsTerminated(Cells(surroundings)));

    public readonly float Observe<TData, TWorkspace>(int index, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> =>
        RobotStep<TRobot, Real, RealWorkspace<TWorkspace>>.Observe(Cells(surroundings), index);

    public readonly void Act<TData, TWorkspace>(int index, float value, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        RealWorkspace<TWorkspace> cells = Cells(surroundings);
        cells[RobotModel<TRobot>.Layout.Ctrl + index] = value;
    }

    public readonly void LetAct<TActor, TData, TWorkspace>(in TActor actor, in Surroundings<TData, TWorkspace> surroundings)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        var view = new RobotView<TRobot, TData, TWorkspace>(this, surroundings);
        actor.Act(ref view);
    }

    public readonly float Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> =>
        RobotStep<TRobot, Real, RealWorkspace<TWorkspace>>.Run(Cells(surroundings));

    private static RealWorkspace<TWorkspace> Cells<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => new(surroundings.Workspace);
}
