namespace GpuEs.Cluster;

/// <summary>
/// How a worker or a run says that a call is at fault, and not the way to it. What a driver or the network throws has types
/// that the other side may not have; this one it surely has.
/// </summary>
internal static class Refusal
{
    public static InvalidOperationException Of(Exception reason) => new(reason.Message);

    /// <summary>Whether it is one; types that derive from it are Orleans' own.</summary>
    public static bool Is(Exception? exception) => exception?.GetType() == typeof(InvalidOperationException);
}
