namespace GpuEs;

/// <summary>Observations as policies see them.</summary>
internal static class Observation
{
    /// <summary>A component in units of its natural size.</summary>
    public static float Scaled<TEnvironment>(in TEnvironment environment, int index)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        Exact.Multiply(environment.Observe(index), 1f / TEnvironment.ObservationScale(index));
}
