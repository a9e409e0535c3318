namespace GpuEs;

/// <summary>An environment with a workspace.</summary>
internal struct WorkspaceWorld<TEnvironment> : IWorld<WorkspaceWorld<TEnvironment>>, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IWorkspaceEnvironment<TEnvironment>
{
    private TEnvironment environment;

    public static Type Environment => typeof(TEnvironment);

    public static int WorkspaceSize => TEnvironment.WorkspaceSize;

    public static int? DataLength => null;

    public readonly object Boxed => environment;

    public void Reset<TData, TWorkspace>(ref EpisodeRandom random, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        // What the episode before left there would be another on another device.
        TWorkspace workspace = surroundings.Workspace;
        for (int index = 0; index < TEnvironment.WorkspaceSize; index++)
            workspace[index] = 0f;
        environment.Reset(ref random, workspace);
    }

    public readonly float Observe<TData, TWorkspace>(int index, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Observe(index, surroundings.Workspace);

    public readonly bool IsTerminated<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.IsTerminated;

    public void Act<TData, TWorkspace>(int index, float value, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Act(index, value);

    public void LetAct<TActor, TData, TWorkspace>(in TActor actor, in Surroundings<TData, TWorkspace> surroundings)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        var view = new WorkspaceView<TEnvironment, TWorkspace>(environment, surroundings.Workspace);
        actor.Act(ref view);
        environment = view.Environment;
    }

    public float Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Step(surroundings.Workspace);
}
