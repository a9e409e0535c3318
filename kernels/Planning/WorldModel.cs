namespace GpuEs;

/// <summary>A world as the model of itself, or of another.</summary>
internal struct WorldModel<TWorld, TData>(TWorld world, TData data) : IPlanModel
    where TWorld : unmanaged, IWorld<TWorld>
    where TData : struct, IData
{
    private TWorld world = world;

    public readonly bool IsTerminated => world.IsTerminated;

    public void Act(int index, float value) => world.Act(index, value);

    public float Step() => world.Step(data);
}
