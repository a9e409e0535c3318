namespace GpuEs;

/// <summary>What plans are rolled through: sizes, and where the code for each kind of device is made.</summary>
internal abstract class PlanModel<TState>
    where TState : unmanaged
{
    public abstract int ActionSize { get; }

    public abstract int ActionChoices { get; }

    public abstract float ActionLimit { get; }

    /// <summary>Elements that make up an agent's state.</summary>
    public abstract int StateLength { get; }

    /// <summary>Floats that an agent's state has besides, in a workspace; 0 for none.</summary>
    public virtual int WorkspaceSize => 0;

    /// <summary>What the model reads of shared data; null where it reads none.</summary>
    public virtual SharedData? Data => null;

    /// <summary>The model on a device.</summary>
    public abstract DevicePlanModel CreateOn(ComputeDevice device, CrossEntropyPlannerOptions options);

    /// <summary>The model on the host.</summary>
    public abstract HostPlanModel<TState> CreateOnHost();
}
