namespace GpuEs;

/// <summary>Observations as policies see them.</summary>
internal static class Observation
{
    /// <summary>A component times its scale.</summary>
    public static float Scaled<TEnvironment>(float component, int index)
        where TEnvironment : struct, ISizes =>
        Exact.Multiply(component, TEnvironment.ObservationScale(index));
}
