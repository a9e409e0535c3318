namespace GpuEs;

/// <summary>Observations as policies see them.</summary>
internal static class Observation
{
    /// <summary>A component times its scale.</summary>
    public static float Scaled<TEnvironment>(in TEnvironment environment, int index)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        Exact.Multiply(environment.Observe(index), TEnvironment.ObservationScale(index));
}
