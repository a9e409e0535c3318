namespace GpuEs;

/// <summary>An environment that is all of its world.</summary>
internal struct PlainWorld<TEnvironment> : IWorld<PlainWorld<TEnvironment>>, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private TEnvironment environment;

    public static Type Environment => typeof(TEnvironment);

    public readonly object Boxed => environment;

    public readonly bool IsTerminated => environment.IsTerminated;

    public void Reset<TData>(ref EpisodeRandom random, in TData data)
        where TData : struct, IData => environment.Reset(ref random);

    public readonly float Observe<TData>(int index, in TData data)
        where TData : struct, IData => environment.Observe(index);

    public void Act(int index, float value) => environment.Act(index, value);

    public void LetAct<TActor, TData>(in TActor actor, in TData data)
        where TActor : struct, IActor
        where TData : struct, IData => actor.Act(ref environment);

    public float Step<TData>(in TData data)
        where TData : struct, IData => environment.Step();
}
