namespace GpuEs;

/// <summary>A world as the model of itself, or of another.</summary>
internal readonly struct WorldModel<TWorld, TData, TWorkspace>(
    Surroundings<TData, TWorkspace> surroundings) : IPlanModel<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
    where TData : struct, IData
    where TWorkspace : struct, IWorkspace<TWorkspace, float>
{
    public bool IsTerminated(ref TWorld state) => state.IsTerminated(surroundings);

    public void Act(ref TWorld state, int index, float value) => state.Act(index, value, surroundings);

    public float Step(ref TWorld state) => state.Step(surroundings);
}
