namespace GpuEs;

/// <summary>A world as the model of itself, or of another.</summary>
internal struct WorldModel<TWorld, TData, TWorkspace>(
    TWorld world, Surroundings<TData, TWorkspace> surroundings) : IPlanModel
    where TWorld : unmanaged, IWorld<TWorld>
    where TData : struct, IData
    where TWorkspace : struct, IWorkspace<TWorkspace, float>
{
    private TWorld world = world;

    public readonly bool IsTerminated => world.IsTerminated(surroundings);

    public void Act(int index, float value) => world.Act(index, value, surroundings);

    public float Step() => world.Step(surroundings);
}
