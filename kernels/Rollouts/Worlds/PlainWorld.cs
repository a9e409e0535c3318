namespace GpuEs;

/// <summary>An environment that is all of its world.</summary>
internal struct PlainWorld<TEnvironment> : IWorld<PlainWorld<TEnvironment>>, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private TEnvironment environment;

    public static Type Environment => typeof(TEnvironment);

    public static int WorkspaceSize => 0;

    public static int? DataLength => null;

    public readonly object Boxed => environment;

    public void Reset<TData, TWorkspace>(ref EpisodeRandom random, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Reset(ref random);

    public readonly float Observe<TData, TWorkspace>(int index, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Observe(index);

    public readonly bool IsTerminated<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.IsTerminated;

    public void Act<TData, TWorkspace>(int index, float value, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Act(index, value);

    public void LetAct<TActor, TData, TWorkspace>(in TActor actor, in Surroundings<TData, TWorkspace> surroundings)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => actor.Act(ref environment);

    public float Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => environment.Step();
}
