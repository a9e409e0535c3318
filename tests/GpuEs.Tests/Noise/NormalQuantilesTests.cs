using MathNet.Numerics.Distributions;
using Xunit;

namespace GpuEs.Tests;

/// <summary>The table that all normals come from.</summary>
public class NormalQuantilesTests
{
    // A whole number is at most half a unit off its quantile; where the quantile is half way, rounding decides.
    private const double QuantileToleranceUnits = 0.5 + 1e-6;

    // 2^15 quantiles leave out the ends of their intervals: the last, beyond 4.2 deviations, is most of the loss.
    private const double VarianceTolerance = 5e-5;

    [Fact]
    public void Table_HoldsTheQuantilesOfTheMagnitude()
    {
        for (int index = 0; index < NormalQuantiles.Count; index++)
        {
            double probability = 0.5 + (index + 0.5) / (2 * NormalQuantiles.Count);
            double quantile = Normal.InvCDF(0, 1, probability) * NoiseOctet.UnitsPerDeviation;
            Assert.Equal(quantile, NormalQuantiles.Table[index], QuantileToleranceUnits);
        }
    }

    [Fact]
    public void Table_HasVarianceOne()
    {
        double sum = 0;
        foreach (short units in NormalQuantiles.Table)
            sum += Math.Pow((double)units / NoiseOctet.UnitsPerDeviation, 2);
        double variance = sum / NormalQuantiles.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"variance {variance:F7}");
        Assert.Equal(1, variance, VarianceTolerance);
    }
}
