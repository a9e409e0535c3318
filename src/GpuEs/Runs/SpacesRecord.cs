namespace GpuEs;

/// <summary>What an environment tells a policy, in a run's options.json: enough to use the policy without its type.</summary>
/// <param name="ObservationScales">[O] What observations are multiplied by.</param>
/// <param name="ActionSize">Components of an action.</param>
/// <param name="ActionChoices">0 for continuous actions, or the number of choices.</param>
/// <param name="ActionLimit">Largest magnitude of a component of a continuous action.</param>
internal sealed record SpacesRecord(float[] ObservationScales, int ActionSize, int ActionChoices, float ActionLimit)
{
    public static SpacesRecord Of<TEnvironment>()
        where TEnvironment : struct, ISizes => new(
            [.. Enumerable.Range(0, TEnvironment.ObservationSize).Select(TEnvironment.ObservationScale)],
            TEnvironment.ActionSize, TEnvironment.ActionChoices, TEnvironment.ActionLimit);
}
