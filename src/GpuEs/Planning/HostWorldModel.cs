namespace GpuEs;

/// <summary>A world where it lies in the host's memory, as the model of itself, or of another.</summary>
internal readonly ref struct HostWorldModel<TWorld> : IPlanModel
    where TWorld : unmanaged, IWorld<TWorld>
{
    private readonly ref TWorld world;
    private readonly Surroundings<HostData, HostWorkspace<float>> surroundings;

    public HostWorldModel(ref TWorld world, in Surroundings<HostData, HostWorkspace<float>> surroundings)
    {
        this.world = ref world;
        this.surroundings = surroundings;
    }

    public bool IsTerminated => world.IsTerminated(surroundings);

    public void Act(int index, float value) => world.Act(index, value, surroundings);

    public float Step() => world.Step(surroundings);
}
