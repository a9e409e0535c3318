namespace GpuEs;

/// <summary>
/// The upper half of the normal distribution as 2^15 equally likely whole numbers,
/// <see cref="NoiseOctet.UnitsPerDeviation"/> to a standard deviation. Built with IEEE additions,
/// multiplications and divisions alone, so every machine builds the same table.
/// </summary>
internal static class NormalQuantiles
{
    public const int Count = 1 << 15;

    private static readonly short[] Quantiles = Build();

    /// <summary>Entry i is the quantile of (i + 1/2) / 2^15 of the magnitude; rises from 0 to 4.2 deviations.</summary>
    public static ReadOnlySpan<short> Table => Quantiles;

    private static short[] Build()
    {
        var table = new short[Count];
        int units = 0;
        double boundary = CentralProbability(0.5);
        for (int index = 0; index < Count; index++)
        {
            double probability = (index + 0.5) / Count;
            while (boundary < probability)
            {
                units++;
                boundary = CentralProbability(units + 0.5);
            }

            table[index] = (short)units;
        }

        return table;
    }

    // P(|X| < units), by the series 2 phi(x) (x + x^3/3 + x^5/15 + ...), whose terms are all positive.
    private static double CentralProbability(double units)
    {
        double x = units / NoiseOctet.UnitsPerDeviation, square = x * x;
        double term = x, sum = x;
        for (int odd = 3; term > sum * 1e-18; odd += 2)
        {
            term = term * square / odd;
            sum += term;
        }

        const double twoOverRootTwoPi = 0.79788456080286535588;
        return twoOverRootTwoPi * sum * ExponentialOfMinus(square / 2);
    }

    // e^-y as the sixteenth power of the reciprocal of a short series.
    private static double ExponentialOfMinus(double y)
    {
        double part = y / 16, term = 1, sum = 1;
        for (int index = 1; term > 1e-18; index++)
        {
            term = term * part / index;
            sum += term;
        }

        double power = 1 / sum;
        for (int doubling = 0; doubling < 4; doubling++)
            power *= power;
        return power;
    }
}
