namespace GpuEs;

/// <summary>The weights of <see cref="ColoredNoise"/> for a horizon and an exponent.</summary>
internal static class NoiseColor
{
    /// <summary>The weights that a planner needs; null where its noise is white.</summary>
    public static int[]? Of(CrossEntropyPlannerOptions options, in PlanShape shape) =>
        options.NoiseExponent > 0f && shape.IsContinuous ? Weights(shape.Horizon, options.NoiseExponent) : null;

    /// <summary>
    /// [H x H] The weight of white step s in step t, at t * H + s. White step 0 is the constant part, 2k - 1 and 2k the cosine
    /// and the sine of frequency k/H; every step's variance is 1. Rounding to whole numbers hides what mathematics libraries
    /// differ in.
    /// </summary>
    public static int[] Weights(int horizon, float exponent)
    {
        var weights = new int[horizon * horizon];
        double power = 0;
        for (int white = 0; white < horizon; white++)
            power += Math.Pow(Amplitude(white, horizon, exponent), 2) / (IsPaired(white, horizon) ? 2 : 1);
        double scale = ColoredNoise.UnitsPerWeight / Math.Sqrt(power);
        for (int element = 0; element < weights.Length; element++)
        {
            int step = element / horizon, white = element % horizon;
            weights[element] = (int)Math.Round(
                scale * Amplitude(white, horizon, exponent) * Wave(white, step, horizon));
        }

        return weights;
    }

    private static int Frequency(int white) => (white + 1) / 2;

    // The constant, and with an even horizon the fastest wave, have no sine beside them.
    private static bool IsPaired(int white, int horizon) => white > 0 && !(horizon % 2 == 0 && white == horizon - 1);

    // The constant counts as the slowest wave does. Single parts have half the power of a pair, as in the spectrum of a
    // real signal.
    private static double Amplitude(int white, int horizon, float exponent)
    {
        double frequency = Math.Max(Frequency(white), 1);
        return Math.Pow(frequency, -exponent / 2d) * (IsPaired(white, horizon) ? 1 : Math.Sqrt(0.5));
    }

    private static double Wave(int white, int step, int horizon)
    {
        double angle = 2 * Math.PI * ((long)Frequency(white) * step % horizon) / horizon;
        return white % 2 == 1 || white == 0 ? Math.Cos(angle) : Math.Sin(angle);
    }
}
