namespace GpuEs;

/// <summary>
/// Sizes of a network that predicts an environment's next step. Inputs: the observation, then the action's components, or
/// for choices one input a choice, 1 for the one that is made. Outputs: the change of each observation component, then the
/// reward.
/// </summary>
internal static class DynamicsSizes<TEnvironment>
    where TEnvironment : struct, ISizes
{
    public static int ActionInputs =>
        TEnvironment.ActionChoices == 0 ? TEnvironment.ActionSize : TEnvironment.ActionChoices;

    public static int Inputs => TEnvironment.ObservationSize + ActionInputs;

    public static int Outputs => TEnvironment.ObservationSize + 1;

    /// <summary>Offsets and scales, as <see cref="Scaling{TEnvironment, TMemory}"/> reads them.</summary>
    public static int ScalingLength => 2 * (Inputs + Outputs);

    /// <summary>A transition as the fit reads it: scaled inputs, then scaled outputs.</summary>
    public static int SampleLength => Inputs + Outputs;
}
