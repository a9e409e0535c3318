namespace GpuEs;

/// <summary>What a policy sees of an environment with its workspace.</summary>
/// <param name="environment">The environment.</param>
/// <param name="workspace">Its workspace.</param>
internal struct WorkspaceView<TEnvironment, TWorkspace>(TEnvironment environment, TWorkspace workspace)
    : IView, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IWorkspaceEnvironment<TEnvironment>
    where TWorkspace : struct, IWorkspace<TWorkspace, float>
{
    private TEnvironment environment = environment;

    /// <summary>The environment, acted upon.</summary>
    public readonly TEnvironment Environment => environment;

    public readonly float Observe(int index) => environment.Observe(index, workspace);

    public void Act(int index, float value) => environment.Act(index, value);
}
