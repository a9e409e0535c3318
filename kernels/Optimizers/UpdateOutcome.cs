namespace GpuEs;

/// <summary>What becomes of an update, as kernels and the host say it.</summary>
internal static class UpdateOutcome
{
    public const int Applied = 0;
    public const int NoFiniteFitness = 1;
    public const int NotFinite = 2;

    /// <summary>What is known before the update is.</summary>
    /// <param name="finiteReturns">How many returns are finite.</param>
    public static int Of(int finiteReturns) => finiteReturns > 0 ? Applied : NoFiniteFitness;

    /// <summary>Whether a parameter's share of an update may be taken.</summary>
    public static bool IsFinite(float gradient, float first, float second, float mean) =>
        ReturnKey.IsFinite(gradient) && ReturnKey.IsFinite(first) && ReturnKey.IsFinite(second)
        && ReturnKey.IsFinite(mean);
}
