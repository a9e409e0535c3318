namespace GpuEs;

/// <summary>An environment as its own model, or as the model of another.</summary>
internal struct EnvironmentModel<TEnvironment>(TEnvironment environment) : IPlanModel
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private TEnvironment environment = environment;

    public readonly bool IsTerminated => environment.IsTerminated;

    public void Act(int index, float value) => environment.Act(index, value);

    public float Step() => environment.Step();
}
