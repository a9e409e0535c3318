namespace GpuEs;

/// <summary>What a plan is rolled through: a state, and how an action changes it.</summary>
internal interface IPlanModel
{
    /// <summary>Whether the task has ended; nothing is earned from then on.</summary>
    bool IsTerminated { get; }

    /// <summary>Sets a component of the next action, as <see cref="IView.Act"/> does.</summary>
    void Act(int index, float value);

    /// <summary>Advances a step and returns its reward.</summary>
    float Step();
}
