namespace GpuEs;

/// <summary>What <see cref="SlotRecord"/> holds of solref and solimp, as mj_makeImpedance reads them.</summary>
internal static class ImpedanceFactors
{
    // mjMINIMP, mjMAXIMP, mjMINVAL.
    private const double LeastImpedance = 0.0001, MostImpedance = 0.9999, LeastWidth = 1e-15;

    /// <summary>Stiffness, damping, least, span, inverse width, midpoint, power, low factor, high factor.</summary>
    public static double[] Of(ReadOnlySpan<double> solref, ReadOnlySpan<double> solimp, double timestepSeconds)
    {
        double least = Math.Clamp(solimp[0], LeastImpedance, MostImpedance), most = Math.Clamp(solimp[1], LeastImpedance, MostImpedance);
        double width = Math.Max(0, solimp[2]), middle = Math.Clamp(solimp[3], LeastImpedance, MostImpedance), power = Math.Max(1, solimp[4]);
        double stiffness = -solref[0] / (most * most), damping = -solref[1] / most;
        if (solref[0] > 0)
        {
            // A time constant under two steps is unstable (refsafe).
            double seconds = Math.Max(solref[0], 2 * timestepSeconds), ratio = solref[1];
            stiffness = 1 / Math.Max(LeastWidth, most * most * seconds * seconds * ratio * ratio);
            damping = 2 / Math.Max(LeastWidth, most * seconds);
        }

        double[] start = [stiffness, damping];
        // Without width or span the impedance is the mean, whatever the distance.
        if (least == most || width <= LeastWidth)
            return [.. start, 0.5 * (least + most), 0, 0, 0.5, 2, 1, 1];
        return
        [
            .. start, least, most - least, 1 / width, middle, power,
            Math.Pow(middle, 1 - power), Math.Pow(1 - middle, 1 - power),
        ];
    }
}
