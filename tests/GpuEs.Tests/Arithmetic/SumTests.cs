using Xunit;

namespace GpuEs.Tests;

/// <summary>Sums of many terms against double precision, and what becomes of terms that are no numbers.</summary>
public class SumTests
{
    // Half a unit in the last place: the one rounding of the value.
    private const double OneRounding = 1.0 / (1 << 24);

    // What is left of the terms beside that rounding: 2^-44 of their magnitudes for a million of them.
    private const double OfMagnitudes = 1.0 / (1L << 44);

    /// <summary>Sizes at the borders of the trees of sixteen, and a long one.</summary>
    public static TheoryData<int, float> Terms => new(
        from count in (int[])[0, 1, 2, 15, 16, 17, 1000, 1_000_000]
        from largestExponent in (float[])[0f, 4f, 12f]
        select (count, largestExponent));

    [Theory]
    [InlineData(1_000_000, 0.1f)]
    [InlineData(1 << 24, 0.7f)]
    [InlineData((1 << 26) + 3, -0.3f)]
    public void EqualTerms_AddUpToTheirProduct(int count, float term)
    {
        Sum sum = default;
        for (int index = 0; index < count; index++)
            sum += term;
        Assert.Equal((float)(count * (double)term), (float)sum.Value);
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Terms_OfAllSizesAndSigns_AddUpAsInDoublePrecision(int count, float largestExponent)
    {
        var random = new Random(5);
        Sum sum = default;
        double expected = 0, magnitudes = 0;
        for (int index = 0; index < count; index++)
        {
            float term = (float)((random.NextDouble() - 0.4) * Math.Pow(10, largestExponent * random.NextDouble()));
            sum += term;
            expected += term;
            magnitudes += Math.Abs(term);
        }

        double tolerance = OneRounding * Math.Abs(expected) + OfMagnitudes * magnitudes;
        Assert.InRange((float)sum.Value, expected - tolerance, expected + tolerance);
    }

    [Fact]
    public void SmallTerms_OutliveALargeOneThatIsTakenAway()
    {
        Sum sum = default;
        foreach (float term in (float[])[1f, 1e8f, 1f, -1e8f, 0.5f])
            sum += term;
        Assert.Equal(2.5f, (float)sum.Value);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    public void WhatIsNotFinite_StaysSo(float term)
    {
        for (int before = 0; before < 3; before++)
        {
            for (int after = 0; after < 3; after++)
            {
                Sum sum = default;
                for (int index = 0; index < before; index++)
                    sum += 3f;
                sum += term;
                if (term == float.MaxValue)
                    sum += term;
                for (int index = 0; index < after; index++)
                    sum += -2f;
                Assert.False(float.IsFinite(sum.Value), $"{before} terms, {term}, {after} terms: {(float)sum.Value}");
            }
        }
    }
}
