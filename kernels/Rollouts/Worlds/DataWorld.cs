namespace GpuEs;

/// <summary>An environment that is all of its world, but for the data that all episodes share.</summary>
internal struct DataWorld<TEnvironment> : IWorld<DataWorld<TEnvironment>>, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IDataEnvironment<TEnvironment>
{
    private TEnvironment environment;

    public static Type Environment => typeof(TEnvironment);

    public static int WorkspaceSize => 0;

    public static int? DataLength => TEnvironment.DataLength;

    public readonly object Boxed => environment;

    public void Reset<TData, TWorkspace>(ref EpisodeRandom random, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Reset(ref random, surroundings.Data);

    public readonly float Observe<TData, TWorkspace>(int index, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Observe(index, surroundings.Data);

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
        var view = new DataView<TEnvironment, TData>(environment, surroundings.Data);
        actor.Act(ref view);
        environment = view.Environment;
    }

    public float Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Step(surroundings.Data);
}
