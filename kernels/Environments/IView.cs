namespace GpuEs;

/// <summary>What a policy sees of the episode that it acts in: sizes, an observation, and an action to be set.</summary>
public interface IView : ISizes
{
    /// <summary>One component of the current observation.</summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    float Observe(int index);

    /// <summary>Sets one component of the next step's action; a choice arrives as a whole number in component 0.</summary>
    /// <param name="index">Component, 0 to ActionSize - 1.</param>
    /// <param name="value">The component, or the choice.</param>
    void Act(int index, float value);
}
