namespace GpuEs;

/// <summary>
/// What a plan is rolled through: how an action changes a state. The state comes with every call: what lies beside views of
/// a device's memory, and is read by a computed index, is beyond OpenCL without generic pointers.
/// </summary>
internal interface IPlanModel<TState>
    where TState : struct
{
    /// <summary>Whether the task has ended; nothing is earned from then on.</summary>
    bool IsTerminated(ref TState state);

    /// <summary>Sets a component of the next action, as <see cref="IView.Act"/> does.</summary>
    void Act(ref TState state, int index, float value);

    /// <summary>Advances a step and returns its reward.</summary>
    float Step(ref TState state);
}
